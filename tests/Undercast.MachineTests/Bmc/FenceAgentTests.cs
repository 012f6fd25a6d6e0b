using Undercast.Bmc;

namespace Undercast.MachineTests.Bmc;

/// <summary>The fence agents of high-availability clusters.</summary>
public sealed class FenceAgentTests
{
    public static TheoryData<string, string> Ways => new()
    {
        { "fence_ipmilan", "-P -C 3" },
        { "fence_ipmilan", "-P -C 17" },
        { "fence_ipmilan", "-P -C 17 -m cycle" },
        { "fence_redfish", "--ssl-insecure" },
    };

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Ways))]
    public async Task A_fence_agent_sees_its_state_turns_it_on_and_off_and_reboots_it(string agent, string options)
    {
        await using var bmc = await BmcClient.StartAsync();
        var port = agent == "fence_redfish" ? BmcClient.Port(bmc.Redfish) : BmcClient.Port(bmc.Ipmi);

        Assert.Contains("Success: Powered ON", await FenceAsync("on"), StringComparison.Ordinal);
        Assert.Contains("Status: ON", await FenceAsync("status"), StringComparison.Ordinal);
        Assert.Contains("Success: Rebooted", await FenceAsync("reboot"), StringComparison.Ordinal);
        Assert.Equal((2, PowerState.On), (bmc.Machine.Starts.Count, (await bmc.StateAsync()).Power));
        Assert.Contains("Success: Powered OFF", await FenceAsync("off"), StringComparison.Ordinal);
        Assert.Equal(PowerState.Off, (await bmc.StateAsync()).Power);

        Task<string> FenceAsync(string order) => BmcClient.FenceAsync(agent, ["--ipport=" + port, .. options.Split(' '), "-o", order]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Fence_ipmilan_interrupts_it()
    {
        await using var bmc = await BmcClient.StartAsync();
        await bmc.Machine.PowerAsync(PowerAction.On, TestContext.Current.CancellationToken);

        await BmcClient.FenceAsync("fence_ipmilan", "--ipport=" + BmcClient.Port(bmc.Ipmi), "-P", "-C", "17", "-o", "diag");
    }
}
