using System.Buffers.Binary;

namespace Undercast.Bmc.Ipmi.Wire;

/// <summary>
/// A packet outside of any session, in either format: IPMI 1.5 with authentication type none (13.6), in which a client asks what
/// this BMC can do, or RMCP+ with session 0 (13.6, table 13-8), which the handshake uses.
/// </summary>
internal static class PlainPacket
{
    private const int RmcpPlusHeader = 12;
    private const int Ipmi15Header = 10;

    /// <summary>The payload of an IPMI 1.5 packet without session and authentication; empty if it is no such thing.</summary>
    public static ReadOnlyMemory<byte> Read15(ReadOnlyMemory<byte> packet)
    {
        var body = packet[Rmcp.HeaderLength..];
        var bytes = body.Span;
        return bytes.Length > Ipmi15Header && bytes[0] == 0 && BinaryPrimitives.ReadUInt32LittleEndian(bytes[5..]) == 0
            && bytes[9] > 0 && bytes.Length >= Ipmi15Header + bytes[9]
            ? body.Slice(Ipmi15Header, bytes[9])
            : default;
    }

    public static byte[] Write15(ReadOnlySpan<byte> payload) =>
        [.. Rmcp.IpmiHeader, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)payload.Length, .. payload];

    /// <summary>The payload of an RMCP+ packet, neither encrypted nor authenticated; empty if it is no such thing.</summary>
    public static ReadOnlyMemory<byte> ReadPlus(ReadOnlyMemory<byte> packet)
    {
        var body = packet[Rmcp.HeaderLength..];
        if (body.Length < RmcpPlusHeader)
        {
            return default;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(body.Span[10..]);
        return body.Length >= RmcpPlusHeader + length ? body.Slice(RmcpPlusHeader, length) : default;
    }

    public static byte[] WritePlus(PayloadType type, ReadOnlySpan<byte> payload)
    {
        var packet = new byte[Rmcp.HeaderLength + RmcpPlusHeader + payload.Length];
        Rmcp.IpmiHeader.CopyTo(packet);
        packet[4] = 0x06;
        packet[5] = (byte)type;
        BinaryPrimitives.WriteUInt16LittleEndian(packet.AsSpan(14), (ushort)payload.Length);
        payload.CopyTo(packet.AsSpan(16));
        return packet;
    }
}
