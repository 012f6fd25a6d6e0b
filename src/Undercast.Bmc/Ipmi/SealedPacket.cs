using System.Buffers.Binary;
using System.Security.Cryptography;
using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi;

/// <summary>Packets within a session: encrypted (IPMI 2.0, 13.29) and authenticated (13.28.4).</summary>
internal static class SealedPacket
{
    private const int Header = 16;
    private const byte Encrypted = 0x80;
    private const byte Authenticated = 0x40;

    /// <summary>The session id of a packet, whatever else it is; 0 outside sessions.</summary>
    public static uint SessionId(ReadOnlySpan<byte> packet) => packet.Length >= Header ? BinaryPrimitives.ReadUInt32LittleEndian(packet[6..]) : 0;

    /// <summary>The payload of an authentic packet that was not seen before; null for anything else, which gets no answer.</summary>
    public static byte[]? Open(Session session, ReadOnlySpan<byte> packet, out PayloadType type)
    {
        // 1. Where everything is. What follows the payload: padding, its length, 07, the authentication code.
        type = (PayloadType)(packet[5] & 0x3F);
        var codeLength = session.Suite.CodeLength;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(packet[14..]);
        if ((packet[5] & Authenticated) == 0 || packet.Length < Header + length + 2 + codeLength)
        {
            return null;
        }

        // 2. Is it authentic? Compared in constant time, so that timing tells nothing of the right code.
        Span<byte> code = stackalloc byte[32];
        session.Suite.Hmac(session.IntegrityKey, packet[4..^codeLength], code);
        if (!CryptographicOperations.FixedTimeEquals(code[..codeLength], packet[^codeLength..]))
        {
            return null;
        }

        // 3. Is it new?
        if (!session.TakeSequence(BinaryPrimitives.ReadUInt32LittleEndian(packet[10..])))
        {
            return null;
        }

        // 4. What it says.
        var payload = packet.Slice(Header, length);
        return (packet[5] & Encrypted) == 0 ? payload.ToArray() : Decrypt(session, payload);
    }

    public static byte[] Seal(Session session, PayloadType type, ReadOnlySpan<byte> payload)
    {
        // 1. Encrypt: IV, then the payload with a confidentiality trailer of 01 02 03 … and its length (13.29).
        var padding = 15 - (payload.Length % 16);
        Span<byte> plain = stackalloc byte[payload.Length + padding + 1];
        payload.CopyTo(plain);
        for (var i = 0; i < padding; i++)
        {
            plain[payload.Length + i] = (byte)(i + 1);
        }

        plain[^1] = (byte)padding;
        var length = 16 + plain.Length;

        // 2. The header; then padding so that what is authenticated is a multiple of four (13.28.4, table 13-8).
        var fill = (4 - ((12 + length + 2) % 4)) % 4;
        var codeLength = session.Suite.CodeLength;
        var packet = new byte[Header + length + fill + 2 + codeLength];
        Rmcp.IpmiHeader.CopyTo(packet);
        packet[4] = 0x06;
        packet[5] = (byte)(Encrypted | Authenticated | (byte)type);
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(6), session.RemoteId);
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(10), session.NextSequence());
        BinaryPrimitives.WriteUInt16LittleEndian(packet.AsSpan(14), (ushort)length);
        var iv = packet.AsSpan(Header, 16);
        RandomNumberGenerator.Fill(iv);
        session.Encrypt(plain, iv, packet.AsSpan(Header + 16, plain.Length));

        var trailer = packet.AsSpan(Header + length);
        trailer[..fill].Fill(0xFF);
        trailer[fill] = (byte)fill;
        trailer[fill + 1] = 0x07;

        // 3. Authenticate.
        Span<byte> code = stackalloc byte[32];
        session.Suite.Hmac(session.IntegrityKey, packet.AsSpan(4, packet.Length - 4 - codeLength), code);
        code[..codeLength].CopyTo(packet.AsSpan(packet.Length - codeLength));
        return packet;
    }

    private static byte[]? Decrypt(Session session, ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 32 || payload.Length % 16 != 0)
        {
            return null;
        }

        Span<byte> plain = stackalloc byte[payload.Length - 16];
        session.Decrypt(payload[16..], payload[..16], plain);
        var padding = plain[^1];
        return padding > 15 || padding >= plain.Length ? null : plain[..(plain.Length - 1 - padding)].ToArray();
    }
}
