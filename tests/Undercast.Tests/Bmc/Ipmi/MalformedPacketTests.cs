using System.Net.Sockets;
using CsCheck;

namespace Undercast.Tests.Bmc.Ipmi;

/// <summary>Ten thousand packets that nobody should send; afterwards the BMC answers as before.</summary>
public sealed class MalformedPacketTests
{
    private const int Packets = 10_000;

    private static readonly byte[][] Real =
    [
        [6, 0, 0xFF, 6, 0, 0, 0x11, 0xBE, 0x80, 1, 0, 0],
        [6, 0, 0xFF, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0x20, 0x18, 0xC8, 0x81, 4, 0x38, 0x8E, 4, 0xB1],
        [6, 0, 0xFF, 7, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 4, 0, 0, 1, 2, 3, 4, 0, 0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 8, 4, 0, 0, 0, 2, 0, 0, 8, 1, 0, 0, 0],
        [6, 0, 0xFF, 7, 6, 0x12, 0, 0, 0, 0, 0, 0, 0, 0, 33, 0, 0, 0, 0, 0, 1, 2, 3, 4, .. new byte[16], 0x14, 0, 0, 5, .. "admin"u8],
        [6, 0, 0xFF, 7, 6, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 0, 1, 2, 3, 4, .. new byte[32]],
        [6, 0, 0xFF, 7, 6, 0xC0, 1, 2, 3, 4, 1, 0, 0, 0, 32, 0, .. new byte[32], 0, 7, .. new byte[16]],
    ];

    /// <summary>Noise, and real packets cut off, lengthened, and with bytes changed.</summary>
    private static readonly Gen<byte[]> Malformed = Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Gen.Select(Gen.OneOf(Real), Gen.Int[0, 80], (packet, length) => packet[..Math.Min(length, packet.Length)]),
        Gen.Select(Gen.OneOf(Real), Gen.Byte.Array[0, 40], (packet, tail) => (byte[])[.. packet, .. tail]),
        Gen.Select(Gen.OneOf(Real), Gen.Select(Gen.Int[0, 60], Gen.Byte).Array[1, 6], Change));

    [Fact(Timeout = 120_000)]
    public async Task Packets_from_outside_of_any_session_do_no_harm()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        using var socket = new UdpClient(AddressFamily.InterNetwork);
        socket.Connect(served.Ipmi);

        var sent = 0;
        Malformed.Sample(
            packet =>
            {
                socket.Send(packet, packet.Length);
                // Not faster than they are taken: what a full socket drops would prove nothing.
                if (++sent % 64 == 0)
                {
                    client.AnswersAsync().Wait();
                }
            },
            iter: Packets,
            threads: 1);

        await client.AnswersAsync();
        using var fresh = await served.LogInAsync();
    }

    [Fact(Timeout = 120_000)]
    public async Task Packets_of_a_session_are_answered_or_dropped_and_do_no_harm()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync(privilege: 2);

        // Authentic, but their contents make no sense: messages, SOL, and types that do not exist.
        Gen.Select(Gen.OneOf<byte>(0, 0, 0, 1, 2, 0x20), Gen.Byte.Array[0, 60]).Sample(
            (type, payload) => SendAsync(client, client.Seal(type, payload)).Wait(), iter: Packets / 2, threads: 1);
        // Whole messages with every command there could be and any data, but for the end of the session.
        Gen.Select(Gen.Byte.Select(one => (byte)(one & 0x3E)), Gen.Byte, Gen.Byte.Array[0, 30]).Where((netFn, command, _) => (netFn, command) is not (0x06, 0x3C)).Sample(
            (netFn, command, data) => SendAsync(client, client.Seal(0, client.Message(netFn, command, data))).Wait(), iter: Packets / 2, threads: 1);
    }

    /// <summary>Sends a packet, then a command that must be answered; packets that a flooded socket lost would prove nothing.</summary>
    private static async Task SendAsync(IpmiClient client, byte[] packet)
    {
        await client.SendAsync(packet);
        await client.AnswersAsync();
    }

    private static byte[] Change(byte[] packet, (int At, byte Value)[] changes)
    {
        var changed = packet.ToArray();
        foreach (var (at, value) in changes)
        {
            changed[at % changed.Length] = value;
        }

        return changed;
    }
}
