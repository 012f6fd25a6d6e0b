using Undercast.Bmc;
using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Tests.Bmc.Ipmi;

/// <summary>Each packet counts once, and an order that is repeated is carried out once.</summary>
public sealed class SequenceTests
{
    [Fact]
    public void A_window_takes_each_number_once_from_16_behind_to_15_ahead()
    {
        var window = default(SequenceWindow);

        Assert.True(window.Take(1));
        Assert.False(window.Take(1));
        Assert.True(window.Take(16));
        Assert.True(window.Take(2)); // late, and not seen
        Assert.False(window.Take(2));
        Assert.False(window.Take(32)); // 16 ahead
        Assert.True(window.Take(31));
        Assert.False(window.Take(14)); // 17 behind
        Assert.True(window.Take(15));
        Assert.False(window.Take(0));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_packet_that_is_replayed_is_not_answered_and_does_nothing()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        await client.AskAsync(0x00, 0x02, 1);
        var recorded = client.Sent;
        await served.Machine.PowerAsync(PowerAction.ForceOff, ServedMachine.Cancel);

        await client.SendAsync(recorded);

        Assert.False(await client.HearsAsync(TimeSpan.FromMilliseconds(200)));
        Assert.Equal(PowerState.Off, (await served.Machine.ReadAsync(ServedMachine.Cancel)).Power);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_order_whose_answer_was_lost_is_carried_out_once_and_answered_again()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        await client.AskAsync(0x00, 0x02, 1);
        var order = client.Message(0x00, 0x02, 2);

        // A client that hears nothing sends the same message again, in a packet with the next number.
        await client.SendAsync(client.Seal(0, order));
        Assert.Equal(0, (await client.AnswerAsync())[0]);
        await client.SendAsync(client.Seal(0, order));
        Assert.Equal(0, (await client.AnswerAsync())[0]);

        Assert.Equal(2, served.Machine.Starts.Count); // on, and one power cycle
    }

    [Fact(Timeout = 30_000)]
    public async Task A_packet_with_one_bit_changed_is_not_answered()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        var packet = client.Seal(0, client.Message(0x00, 0x02, 1));
        packet[^20] ^= 1;

        await client.SendAsync(packet);

        Assert.False(await client.HearsAsync(TimeSpan.FromMilliseconds(200)));
        Assert.Equal(0, (await client.AskAsync(0x06, 0x01))[0]);
    }
}
