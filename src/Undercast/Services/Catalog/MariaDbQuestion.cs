using System.Buffers.Binary;
using System.Text;

namespace Undercast.Services.Catalog;

/// <summary>Packets of MariaDB's client protocol, for a proxy that asks a server how it is (https://mariadb.com/docs/server/reference/clientserver-protocol).</summary>
internal static class MariaDbQuestion
{
    // CLIENT_LONG_PASSWORD, CLIENT_PROTOCOL_41, CLIENT_SECURE_CONNECTION.
    private const uint Capabilities = 0x1 | 0x200 | 0x8000;

    private const uint LongestPacket = 1 << 24;

    private const byte Utf8 = 33, ComQuery = 3;

    /// <summary>The answer to a server's greeting, of a user without a password.</summary>
    public static byte[] Login(string user)
    {
        var fixedPart = new byte[32];
        BinaryPrimitives.WriteUInt32LittleEndian(fixedPart, Capabilities);
        BinaryPrimitives.WriteUInt32LittleEndian(fixedPart.AsSpan(4), LongestPacket);
        fixedPart[8] = Utf8;
        // The name ends with 0; the answer to the challenge has the length 0.
        return Packet(1, [.. fixedPart, .. Encoding.ASCII.GetBytes(user), 0, 0]);
    }

    public static byte[] Query(string sql) => Packet(0, [ComQuery, .. Encoding.ASCII.GetBytes(sql)]);

    // Three bytes of length, the number of the packet in its exchange, and what it says.
    private static byte[] Packet(byte number, byte[] content)
    {
        var header = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(header, content.Length);
        header[3] = number;
        return [.. header, .. content];
    }
}
