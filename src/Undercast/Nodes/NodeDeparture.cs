using Undercast.OpenStack;
using Undercast.OpenStack.Ironic;
using Undercast.Steps;

namespace Undercast.Nodes;

/// <summary>Takes nodes of ours that are wanted no more out of Ironic, once their servers are gone.</summary>
internal sealed class NodeDeparture(OpenStackCloud cloud, TimeProvider clock, Action<string> say)
{
    /// <param name="wanted">The nodes that stay, by name.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What was done, a sentence each.</returns>
    public async Task<IReadOnlyList<string>> RemoveAsync(IReadOnlyList<string> wanted, CancellationToken cancel)
    {
        List<string> removed = [];
        foreach (var node in (await cloud.BareMetal.Nodes.ListAsync(cancel)).Where(node => node.Extra?.ContainsKey(NodeEnrolment.Mark) == true && !wanted.Contains(node.Name)))
        {
            await FreeAsync(node, cancel);
            // Whatever state it is in, Ironic deletes a node in maintenance.
            await cloud.BareMetal.Nodes.SetMaintenanceAsync(node.Uuid, "no longer in lab.yaml", cancel);
            await cloud.BareMetal.Nodes.DeleteAsync(node.Uuid, cancel);
            removed.Add($"node {node.Name} is removed");
            say(removed[^1]);
        }

        return removed;
    }

    private Task FreeAsync(Node node, CancellationToken cancel) => new Wait($"node {node.Name} to be free")
    {
        Probe = async stop => await cloud.BareMetal.Nodes.GetOrNullAsync(node.Uuid, stop) switch
        {
            null or { InstanceUuid: null, IsIdle: true } => new ProbeResult.Ready(),
            var now => new ProbeResult.NotYet($"{now.ProvisionState}{(now.InstanceUuid is null ? "" : $", with the server {now.InstanceUuid}")}"),
        },
        Limit = TimeSpan.FromMinutes(5),
        Hint = "its server goes with the stack: `lab/openstack-undercloud stack resource list overcloud`",
    }.UntilReadyAsync(clock, null, cancel);
}
