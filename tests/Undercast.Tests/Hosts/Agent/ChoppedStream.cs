namespace Undercast.Tests.Hosts.Agent;

/// <summary>Bytes that come in small pieces, as they do from a pipe.</summary>
internal sealed class ChoppedStream(byte[] bytes, int piece) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
}
