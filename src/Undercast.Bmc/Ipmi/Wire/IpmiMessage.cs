namespace Undercast.Bmc.Ipmi.Wire;

/// <summary>A request message (IPMI 2.0, 13.8, figure 13-4) taken apart.</summary>
internal readonly record struct IpmiMessage(
    byte ResponderAddress, byte NetFn, byte ResponderLun, byte RequesterAddress, byte Sequence, byte RequesterLun, byte Command, ReadOnlyMemory<byte> Data)
{
    private const int Overhead = 7;

    public int Key => (NetFn << 8) | Command;

    /// <summary>Null if it is too short, not a request, or a checksum does not hold.</summary>
    public static IpmiMessage? Parse(ReadOnlyMemory<byte> memory)
    {
        var bytes = memory.Span;
        if (bytes.Length < Overhead || Checksum(bytes[..2]) != bytes[2] || Checksum(bytes[3..^1]) != bytes[^1] || (bytes[1] & 0x04) != 0)
        {
            return null;
        }

        return new IpmiMessage(
            bytes[0], (byte)(bytes[1] >> 2), (byte)(bytes[1] & 3), bytes[3], (byte)(bytes[4] >> 2), (byte)(bytes[4] & 3), bytes[5], memory[6..^1]);
    }

    public byte[] Reply(CompletionCode code, ReadOnlySpan<byte> data)
    {
        var reply = new byte[Overhead + 1 + data.Length];
        reply[0] = RequesterAddress;
        reply[1] = (byte)(((NetFn | 1) << 2) | RequesterLun);
        reply[2] = Checksum(reply.AsSpan(0, 2));
        reply[3] = ResponderAddress;
        reply[4] = (byte)((Sequence << 2) | ResponderLun);
        reply[5] = Command;
        reply[6] = (byte)code;
        data.CopyTo(reply.AsSpan(7));
        reply[^1] = Checksum(reply.AsSpan(3, reply.Length - 4));
        return reply;
    }

    /// <summary>Two's complement of the sum.</summary>
    public static byte Checksum(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (var one in bytes)
        {
            sum += one;
        }

        return (byte)-sum;
    }
}
