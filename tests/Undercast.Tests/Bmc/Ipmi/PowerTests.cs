using Undercast.Bmc;

namespace Undercast.Tests.Bmc.Ipmi;

public sealed class PowerTests
{
    [Fact(Timeout = 30_000)]
    public async Task Each_control_does_what_it_says()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();

        await Order(1, PowerState.On);
        await Order(2, PowerState.On); // cycle
        await Order(3, PowerState.On); // reset
        await Order(4, PowerState.On); // NMI
        await Order(5, PowerState.Off); // soft
        await Order(1, PowerState.On);
        await Order(0, PowerState.Off);
        await Order(0, PowerState.Off); // already so is no error
        Assert.Equal(4, served.Machine.Starts.Count);

        async Task Order(byte control, PowerState state)
        {
            Assert.Equal(0, (await client.AskAsync(0x00, 0x02, control))[0]);
            Assert.Equal(state, (await served.Machine.ReadAsync(ServedMachine.Cancel)).Power);
            Assert.Equal(state == PowerState.On ? 1 : 0, (await client.AskAsync(0x00, 0x01))[1] & 1);
        }
    }

    [Theory(Timeout = 30_000)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_needs_a_running_machine_is_refused_when_it_is_off(byte control)
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();

        Assert.Equal(0xD5, (await client.AskAsync(0x00, 0x02, control))[0]);
        Assert.Empty(served.Machine.Starts);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_power_on_while_it_goes_off_is_busy_and_never_swallowed()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        await client.AskAsync(0x00, 0x02, 1);
        served.Machine.Transition = TimeSpan.FromMilliseconds(300);
        await client.AskAsync(0x00, 0x02, 5);

        // In the transition the machine still counts as on; the order is refused, and succeeds once the transition is over.
        Assert.Equal(1, (await client.AskAsync(0x00, 0x01))[1] & 1);
        Assert.Equal(0xC0, (await client.AskAsync(0x00, 0x02, 1))[0]);
        while ((await client.AskAsync(0x00, 0x02, 1))[0] == 0xC0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ServedMachine.Cancel);
        }

        Assert.Equal(2, served.Machine.Starts.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_machine_that_hangs_makes_its_own_questions_busy_and_holds_up_no_others()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        using var other = await served.LogInAsync();
        var never = new TaskCompletionSource();
        served.Machine.Hang = never.Task;

        await client.SendAsync(client.Seal(0, client.Message(0x00, 0x01)));

        Assert.Equal(0, (await other.AskAsync(0x06, 0x01))[0]);
        Assert.Equal(0xC0, (await client.AnswerAsync(TimeSpan.FromSeconds(10)))[0]);
        never.SetResult();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_machine_that_has_vanished_is_not_present()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        served.Machine.Fault = new MachineGoneException("undefined");

        Assert.Equal(0xCB, (await client.AskAsync(0x00, 0x01))[0]);
    }
}
