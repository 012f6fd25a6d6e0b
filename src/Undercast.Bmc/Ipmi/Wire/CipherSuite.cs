using System.Security.Cryptography;

namespace Undercast.Bmc.Ipmi.Wire;

/// <summary>
/// The two suites that this BMC speaks (IPMI 2.0, table 22-20, and its addendum for 17). The weaker ones, and 0 above all, which needs no
/// password, are never offered and never accepted.
/// </summary>
internal sealed class CipherSuite
{
    private readonly HashAlgorithmName hash;

    private CipherSuite(byte id, byte authentication, byte integrity, HashAlgorithmName hash, int codeLength)
    {
        (Id, Authentication, Integrity, this.hash, CodeLength) = (id, authentication, integrity, hash, codeLength);
        HashLength = hash == HashAlgorithmName.SHA256 ? 32 : 20;
    }

    /// <summary>RAKP-HMAC-SHA1, HMAC-SHA1-96, AES-CBC-128.</summary>
    public static CipherSuite Suite3 { get; } = new(3, 0x01, 0x01, HashAlgorithmName.SHA1, 12);

    /// <summary>RAKP-HMAC-SHA256, HMAC-SHA256-128, AES-CBC-128.</summary>
    public static CipherSuite Suite17 { get; } = new(17, 0x03, 0x04, HashAlgorithmName.SHA256, 16);

    public byte Id { get; }

    public byte Authentication { get; }

    public byte Integrity { get; }

    /// <summary>AES-CBC-128, in both.</summary>
    public const byte Confidentiality = 0x01;

    public int HashLength { get; }

    /// <summary>Bytes of the authentication code that end each packet, and of RAKP 4's check value.</summary>
    public int CodeLength { get; }

    /// <summary>The records of Get Channel Cipher Suites (table 22-18), both suites.</summary>
    public static byte[] Records { get; } = [.. Suite3.Record, .. Suite17.Record];

    private byte[] Record => [0xC0, Id, Authentication, (byte)(0x40 | Integrity), (byte)(0x80 | Confidentiality)];

    public static CipherSuite? Find(byte authentication, byte integrity, byte confidentiality) =>
        Suite17.Is(authentication, integrity, confidentiality) ? Suite17
        : Suite3.Is(authentication, integrity, confidentiality) ? Suite3 : null;

    private bool Is(byte authentication, byte integrity, byte confidentiality) =>
        (Authentication, Integrity, Confidentiality) == (authentication, integrity, confidentiality);

    public byte[] Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        var result = new byte[HashLength];
        Hmac(key, data, result);
        return result;
    }

    public void Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> result)
    {
        if (hash == HashAlgorithmName.SHA256)
        {
            HMACSHA256.HashData(key, data, result);
        }
        else
        {
#pragma warning disable CA5350 // Suite 3 is HMAC-SHA1 by definition, and HMAC does not share SHA1's weakness to collisions.
            HMACSHA1.HashData(key, data, result);
#pragma warning restore CA5350
        }
    }
}
