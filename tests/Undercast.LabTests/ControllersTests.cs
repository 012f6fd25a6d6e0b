using System.Diagnostics.CodeAnalysis;

namespace Undercast.LabTests;

/// <summary>A cloud with three controllers: it goes on without one of them, and comes back when all lost their power at once. Run by <c>./test --faults</c>.</summary>
[SuppressMessage("Design", "CA1063", Justification = "A test class is not inherited.")]
public sealed class ControllersTests : IAsyncDisposable
{
    private static readonly string[] Controllers = ["controller-0", "controller-1", "controller-2"];

    private readonly TemporaryLab lab = new(change: topology => topology.Replace("  controller:\n    count: 1", "  controller:\n    count: 3", StringComparison.Ordinal));

    private UndercastProgram Undercast => lab.Undercast;

    [Fact(Explicit = true, Timeout = 5_400_000)]
    public async Task One_controller_may_go_and_all_may_lose_their_power()
    {
        await Undercast.DoAsync("up");
        var overcloud = new ConfiguredOvercloud(Undercast);
        await overcloud.Passes();

        var holder = await HolderAsync();
        await Undercast.DoAsync("openstack-undercloud", "server", "stop", holder);
        await IsMissedAsync(holder);
        await overcloud.Works();
        Assert.NotEqual(holder, await HolderAsync());

        await Undercast.DoAsync("openstack-undercloud", "server", "start", holder);
        await Undercast.DoAsync("up");
        await overcloud.Passes();

        foreach (var controller in Controllers)
        {
            await Undercast.DoAsync("openstack-undercloud", "baremetal", "node", "reboot", controller);
        }

        await Undercast.DoAsync("up");
        await overcloud.Passes();
    }

    public ValueTask DisposeAsync() => lab.DisposeAsync();

    /// <summary>Nova waits for a while before it says that a daemon is down.</summary>
    private async Task IsMissedAsync(string controller)
    {
        for (var look = 0; look < 60; look++)
        {
            if ((await Undercast.RunAsync("openstack", "compute", "service", "list", "--host", controller, "-f", "value", "-c", "State")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } states
                && states.All(state => state == "down"))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"Nova still takes the daemons on {controller} for up");
    }

    /// <summary>The controller that has the cloud's public address.</summary>
    private async Task<string> HolderAsync()
    {
        var holders = new List<string>();
        foreach (var controller in Controllers)
        {
            if ((await Undercast.RunAsync("ssh-controller", controller, "ip -4 -oneline address show to 10.0.0.5")).Output.Length > 0)
            {
                holders.Add(controller);
            }
        }

        return Assert.Single(holders);
    }
}
