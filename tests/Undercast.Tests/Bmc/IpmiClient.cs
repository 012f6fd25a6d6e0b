using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Undercast.Tests.Bmc;

/// <summary>
/// A client of IPMI 2.0 written from the specification alone, so that it shares no mistake with the server: RMCP+ with suites 3 and 17. It
/// hands out the packets that it sends, because a test wants to send them again, cut or changed.
/// </summary>
internal sealed class IpmiClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly UdpClient socket = new(AddressFamily.InterNetwork);
    private readonly byte suite;
    private readonly uint ownId = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4)) | 1;
    private byte[]? k1;
    private byte[]? k2;
    private uint sequence;
    private byte message;

    public IpmiClient(IPEndPoint bmc, byte suite = 17)
    {
        this.suite = suite;
        socket.Connect(bmc);
    }

    public uint SessionId { get; private set; }

    /// <summary>The last packet that was sent.</summary>
    public byte[] Sent { get; private set; } = [];

    /// <summary>Open Session and RAKP 1 to 4; the status code of the first refusal, 0 if there was none.</summary>
    public async Task<int> OpenAsync(string user, string password, byte privilege = 4)
    {
        var (authentication, integrity) = suite == 17 ? ((byte)3, (byte)4) : ((byte)1, (byte)1);
        var opened = await ExchangeAsync(0x10, [0, privilege, 0, 0, .. Bytes(ownId), 0, 0, 0, 8, authentication, 0, 0, 0, 1, 0, 0, 8, integrity, 0, 0, 0, 2, 0, 0, 8, 1, 0, 0, 0]);
        if (opened[1] != 0)
        {
            return opened[1];
        }

        SessionId = BinaryPrimitives.ReadUInt32LittleEndian(opened.AsSpan(8));
        var random = RandomNumberGenerator.GetBytes(16);
        var name = Encoding.UTF8.GetBytes(user);
        byte[] identity = [(byte)(0x10 | privilege), (byte)name.Length, .. name];
        var rakp2 = await ExchangeAsync(0x12, [0, 0, 0, 0, .. Bytes(SessionId), .. random, identity[0], 0, 0, .. identity[1..]]);
        if (rakp2[1] != 0)
        {
            return rakp2[1];
        }

        var key = new byte[20];
        Encoding.UTF8.GetBytes(password, key);
        var (bmcRandom, guid) = (rakp2[8..24], rakp2[24..40]);
        var rakp4 = await ExchangeAsync(0x14, [0, 0, 0, 0, .. Bytes(SessionId), .. Hmac(key, [.. bmcRandom, .. Bytes(ownId), .. identity])]);
        if (rakp4[1] != 0)
        {
            return rakp4[1];
        }

        // The BMC has proved as well that it knows the password, in both of its answers (13.31).
        Assert.Equal(Hmac(key, [.. Bytes(ownId), .. Bytes(SessionId), .. random, .. bmcRandom, .. guid, .. identity]), rakp2[40..]);
        var sik = Hmac(key, [.. random, .. bmcRandom, .. identity]);
        Assert.Equal(Hmac(sik, [.. random, .. Bytes(SessionId), .. guid])[..CodeLength], rakp4[8..]);
        (k1, k2) = (Hmac(sik, [.. Enumerable.Repeat((byte)1, 20)]), Hmac(sik, [.. Enumerable.Repeat((byte)2, 20)]));
        return 0;
    }

    /// <summary>A command in the session: completion code, then data. It is sent again when it is not answered, as clients do.</summary>
    public async Task<byte[]> AskAsync(byte netFn, byte command, params byte[] data)
    {
        var question = Message(netFn, command, data);
        for (var tries = 1; ; tries++)
        {
            await SendAsync(Seal(0, question));
            try
            {
                return await AnswerAsync();
            }
            catch (TimeoutException) when (tries < 3)
            {
                // Again.
            }
        }
    }

    /// <summary>The answer to the command sent last.</summary>
    public async Task<byte[]> AnswerAsync(TimeSpan? patience = null)
    {
        while (true)
        {
            var (type, payload) = Open(await ReceiveAsync(patience));
            if (type == 0)
            {
                return payload[6..^1];
            }
        }
    }

    /// <summary>Asks what must be answered (Get Device ID); other answers may stand before the one that is meant.</summary>
    public async Task AnswersAsync()
    {
        await SendAsync(Seal(0, Message(0x06, 0x01)));
        while (Open(await ReceiveAsync()) is not (0, [_, 0x1C, _, _, _, 0x01, 0, ..]))
        {
        }
    }

    /// <summary>A command without a session, in the format of IPMI 1.5.</summary>
    public async Task<byte[]> AskOpenAsync(byte netFn, byte command, params byte[] data)
    {
        var payload = Message(netFn, command, data);
        await SendAsync([6, 0, 0xFF, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)payload.Length, .. payload]);
        return (await ReceiveAsync())[20..^1];
    }

    public async Task SendAsync(byte[] packet)
    {
        Sent = packet;
        await socket.SendAsync(packet, ServedMachine.Cancel);
    }

    /// <summary>The next packet. One that comes too late is still there for the next receive.</summary>
    public async Task<byte[]> ReceiveAsync(TimeSpan? patience = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ServedMachine.Cancel);
        limit.CancelAfter(patience ?? Patience);
        try
        {
            return (await socket.ReceiveAsync(limit.Token)).Buffer;
        }
        catch (OperationCanceledException) when (!ServedMachine.Cancel.IsCancellationRequested)
        {
            throw new TimeoutException("the BMC did not answer");
        }
    }

    /// <summary>Whether anything comes within the time.</summary>
    public async Task<bool> HearsAsync(TimeSpan within)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ServedMachine.Cancel);
        limit.CancelAfter(within);
        try
        {
            await socket.ReceiveAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>A packet of the session: encrypted, authenticated, with the next sequence number or a given one.</summary>
    public byte[] Seal(byte type, byte[] payload, uint? number = null)
    {
        var padding = 15 - (payload.Length % 16);
        byte[] plain = [.. payload, .. Enumerable.Range(1, padding).Select(i => (byte)i), (byte)padding];
        var iv = RandomNumberGenerator.GetBytes(16);
        using var aes = Aes.Create();
        aes.Key = k2![..16];
        byte[] cipher = [.. iv, .. aes.EncryptCbc(plain, iv, PaddingMode.None)];
        byte[] head = [6, (byte)(0xC0 | type), .. Bytes(SessionId), .. Bytes(number ?? ++sequence), (byte)cipher.Length, (byte)(cipher.Length >> 8), .. cipher];
        var fill = (4 - ((head.Length + 2) % 4)) % 4;
        byte[] signed = [.. head, .. Enumerable.Repeat((byte)0xFF, fill), (byte)fill, 7];
        return [6, 0, 0xFF, 7, .. signed, .. Hmac(k1!, signed)[..CodeLength]];
    }

    public (byte Type, byte[] Payload) Open(byte[] packet)
    {
        var code = packet[^CodeLength..];
        Assert.Equal(Hmac(k1!, packet[4..^CodeLength])[..CodeLength], code);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(packet.AsSpan(14));
        using var aes = Aes.Create();
        aes.Key = k2![..16];
        var plain = aes.DecryptCbc(packet.AsSpan(32, length - 16), packet.AsSpan(16, 16), PaddingMode.None);
        return ((byte)(packet[5] & 0x3F), plain[..^(plain[^1] + 1)]);
    }

    public byte[] Message(byte netFn, byte command, params byte[] data)
    {
        message = (byte)((message + 1) & 0x3F);
        byte[] head = [0x20, (byte)(netFn << 2)], body = [0x81, (byte)(message << 2), command, .. data];
        return [.. head, Checksum(head), .. body, Checksum(body)];
    }

    public void Dispose() => socket.Dispose();

    private int CodeLength => suite == 17 ? 16 : 12;

    private byte[] Hmac(byte[] key, byte[] data) => suite == 17 ? HMACSHA256.HashData(key, data) :
#pragma warning disable CA5350 // Suite 3 is HMAC-SHA1 by definition.
        HMACSHA1.HashData(key, data);
#pragma warning restore CA5350

    /// <summary>Sent again when it is not answered, as every client does: UDP may lose it.</summary>
    private async Task<byte[]> ExchangeAsync(byte type, byte[] payload)
    {
        for (var tries = 1; ; tries++)
        {
            await SendAsync([6, 0, 0xFF, 7, 6, type, 0, 0, 0, 0, 0, 0, 0, 0, (byte)payload.Length, (byte)(payload.Length >> 8), .. payload]);
            try
            {
                return (await ReceiveAsync())[16..];
            }
            catch (TimeoutException) when (tries < 3)
            {
                // Again.
            }
        }
    }

    private static byte Checksum(byte[] bytes) => (byte)-bytes.Sum(one => one);

    private static byte[] Bytes(uint number) => BitConverter.GetBytes(number);
}
