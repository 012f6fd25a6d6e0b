using Undercast.Hosts;
using Undercast.OpenStack;
using Undercast.OpenStack.Ironic;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Nodes;

/// <summary>A node stopped on its way; Ironic's own words are in the message.</summary>
internal sealed class NodeFailedException(string node, string state, string? why)
    : HostException($"node {node} is in state '{state}'{(why is null ? "" : $": {why}")}");

/// <summary>
/// Takes a node to <c>available</c>: 1. enroll to manageable (its BMC answers), 2. inspection by the agent, 3. manageable to available.
/// Whatever state an earlier run left is where this one goes on.
/// </summary>
internal sealed class NodeReadiness(OpenStackCloud cloud, TimeProvider clock, Action<string> say)
{
    // Ironic itself tries again where that helps; a second failure in a row is told.
    private const int Attempts = 2;

    /// <summary>How long after an inspection Ironic takes the agent for alive ([deploy] fast_track_timeout).</summary>
    private static readonly TimeSpan FastTrack = TimeSpan.FromMinutes(5);

    /// <summary>True if it can be given a server, or has one.</summary>
    public static bool IsReady(Node? node) => node?.ProvisionState is ProvisionStates.Available or ProvisionStates.Active or ProvisionStates.Deploying or ProvisionStates.WaitCallBack;

    /// <exception cref="NodeFailedException">It stopped, and stopped again.</exception>
    public async Task BringAsync(string name, bool inspect, CancellationToken cancel)
    {
        var failures = 0;
        var inspected = false;
        var losses = new PowerLoss(clock);
        string? told = null, lost = null;
        await new Wait($"node {name} to be available")
        {
            Probe = async stop =>
            {
                var node = await cloud.BareMetal.Nodes.GetAsync(name, stop);
                var seen = $"{node.ProvisionState} ({node.PowerState ?? "power unknown"})";
                if (seen != told)
                {
                    say($"{name}: {told = seen}");
                }

                if (IsReady(node))
                {
                    return new ProbeResult.Ready();
                }

                if (losses.Of(node) is { } loss)
                {
                    say($"{name}: {lost = loss}");
                    await cloud.BareMetal.Nodes.SetProvisionStateAsync(name, ProvisionTarget.Abort, stop);
                    return new ProbeResult.NotYet(loss);
                }

                if (node.IsIdle)
                {
                    if (IsStopped(node))
                    {
                        if (++failures >= Attempts)
                        {
                            throw new NodeFailedException(name, node.ProvisionState!, lost ?? IronicError.Explain(node.LastError));
                        }

                        say($"{name}: {lost ?? IronicError.Explain(node.LastError)}; it is tried again");
                        inspected = false;
                    }

                    if (Next(node, inspect && !inspected && node.InspectionFinishedAt is null) is { } target)
                    {
                        inspected |= target == ProvisionTarget.Inspect;
                        await cloud.BareMetal.Nodes.SetProvisionStateAsync(name, target, stop);
                    }
                }

                return new ProbeResult.NotYet(seen);
            },
            Interval = TimeSpan.FromSeconds(1),
            Limit = TimeSpan.FromMinutes(15),
            Hint = $"its console is in /var/log/undercast/{name}.log on the Hypervisor, Ironic's log in /var/log/containers/ironic-conductor on the undercloud",
        }.UntilReadyAsync(clock, null, cancel);
    }

    /// <summary>Waits until an available node can be given a server.</summary>
    public Task OfferedAsync(string name, CancellationToken cancel) => new Wait($"Nova to know node {name}")
    {
        Probe = async stop => await MissingAsync(await cloud.BareMetal.Nodes.GetAsync(name, stop), stop) is { } missing ? new ProbeResult.NotYet(missing) : new ProbeResult.Ready(),
        Limit = TimeSpan.FromMinutes(3),
        Hint = "nova-compute's log on the undercloud: /var/log/containers/nova-compute/nova-compute.log",
    }.UntilReadyAsync(clock, null, cancel);

    /// <summary>Why an available node cannot be given a server yet: placement does not offer it, or Ironic does not know where its agent is. Null: it can, or is not available.</summary>
    public async Task<string?> MissingAsync(Node node, CancellationToken cancel)
    {
        // Nova never offers one that its owner took out of service.
        if (node is not { ProvisionState: ProvisionStates.Available, Maintenance: false })
        {
            return null;
        }

        // Ironic would deploy without a boot of the ramdisk, and then not know where the agent is.
        if (node.PowerState == PowerTarget.On && node.DriverInternalInfo?.ContainsKey("agent_url") != true && JustInspected(node))
        {
            return "its agent has not called back since the inspection";
        }

        var provider = await cloud.Placement.ResourceProviders.FindAsync(node.Uuid, cancel);
        var offers = provider is null ? [] : (await cloud.Placement.ResourceProviders.InventoriesAsync(provider.Uuid, cancel)).Values;
        return offers.Any(inventory => inventory.Reserved < inventory.Total) ? null : "placement does not offer it";
    }

    private bool JustInspected(Node node) => node.InspectionFinishedAt is { } end && clock.GetUtcNow() - end < FastTrack;

    // Ironic says that verification failed by going back to `enroll` with an error.
    private static bool IsStopped(Node node) =>
        ProvisionStates.IsFailure(node.ProvisionState) || (node.ProvisionState == ProvisionStates.Enroll && node.LastError is not null);

    private static string? Next(Node node, bool inspect) => node.ProvisionState switch
    {
        ProvisionStates.Enroll or ProvisionStates.InspectFailed or ProvisionStates.CleanFailed => ProvisionTarget.Manage,
        ProvisionStates.Manageable => inspect ? ProvisionTarget.Inspect : ProvisionTarget.Provide,
        ProvisionStates.DeployFailed or ProvisionStates.Error => ProvisionTarget.Deleted,
        _ => null,
    };
}
