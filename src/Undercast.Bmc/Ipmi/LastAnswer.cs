namespace Undercast.Bmc.Ipmi;

/// <summary>
/// The last order of a session and its answer. A client that heard no answer sends the same message again with a new session sequence
/// number; an order must not be carried out twice for that. The answer is null while the order is under way.
/// </summary>
internal sealed record LastAnswer(byte Sequence, int Key, byte[] Data, long At)
{
    public byte[]? Reply { get; set; }

    public bool IsRepeatedBy(Wire.IpmiMessage message) =>
        message.Sequence == Sequence && message.Key == Key && message.Data.Span.SequenceEqual(Data);
}
