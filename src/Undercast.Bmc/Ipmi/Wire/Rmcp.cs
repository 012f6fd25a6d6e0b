using System.Buffers.Binary;

namespace Undercast.Bmc.Ipmi.Wire;

/// <summary>The outermost layer (IPMI 2.0, 13.1) and ASF's presence ping (13.2.3, DSP0136 3.2.4).</summary>
internal static class Rmcp
{
    public const int HeaderLength = 4;
    public const byte ClassAsf = 0x06;
    public const byte ClassIpmi = 0x07;
    private const byte Version = 0x06;
    private const byte NoAcknowledge = 0xFF;
    private const uint AsfEnterprise = 4542;

    public static ReadOnlySpan<byte> IpmiHeader => [Version, 0, NoAcknowledge, ClassIpmi];

    /// <summary>The class of a packet; null if it is not RMCP, or an acknowledge.</summary>
    public static byte? ClassOf(ReadOnlySpan<byte> packet) =>
        packet.Length > HeaderLength && packet[0] == Version && packet[2] == NoAcknowledge ? packet[3] : null;

    /// <summary>The pong of a ping; null if it is none.</summary>
    public static byte[]? Pong(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(packet[4..]) != AsfEnterprise || packet[8] != 0x80)
        {
            return null;
        }

        byte[] pong =
        [
            Version, 0, NoAcknowledge, ClassAsf,
            0, 0, 0x11, 0xBE, // ASF's enterprise number
            0x40, packet[9], 0, 16, // presence pong, the ping's tag, length
            0, 0, 0x11, 0xBE, 0, 0, 0, 0, // no OEM
            0x81, 0, 0, 0, 0, 0, 0, 0, // IPMI and ASF 1.0; no security extensions
        ];
        return pong;
    }
}
