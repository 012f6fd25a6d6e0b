using Undercast.OpenStack;
using Undercast.OpenStack.Ironic;

namespace Undercast.Overcloud;

/// <summary>
/// Servers that Nova calls BUILD though it builds them no more. Where a node loses its server in mid-deployment (Ironic's conductor ended), nova-compute
/// takes the server for one that was deleted, and leaves it as it is; Heat would wait for it until the stack's hour is over.
/// </summary>
/// <seealso href="https://opendev.org/openstack/nova/src/branch/master/nova/compute/manager.py">_do_build_and_run_instance: "Instance disappeared during build."</seealso>
internal sealed class AbandonedServers(OpenStackCloud cloud, TimeProvider clock)
{
    // nova-compute tells the node of its server first thing. That may have to wait for Ironic, though.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Deletes the stack's: Heat sees that they are gone, fails the deployment, and the next one makes them anew.</summary>
    /// <param name="nodes">The overcloud's, as Ironic has them now.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Their names.</returns>
    public async Task<IReadOnlyList<string>> EndAsync(IReadOnlyList<Node> nodes, CancellationToken cancel)
    {
        // Only then can there be one; a question to Nova less each second.
        if (nodes.All(node => node.InstanceUuid is not null))
        {
            return [];
        }

        var abandoned = (await cloud.Compute.Servers.ListAsync(cancel))
            .Where(server => server is { Status: "BUILD", TaskState: "spawning" } && server.Updated < clock.GetUtcNow() - Patience)
            // The stack's bear their nodes' names; others are somebody else's.
            .Where(server => nodes.Any(node => node.Name == server.Name) && nodes.All(node => node.InstanceUuid != server.Id))
            .ToList();
        foreach (var server in abandoned)
        {
            await cloud.Compute.Servers.DeleteAsync(server.Id, cancel);
        }

        return [.. abandoned.Select(server => server.Name)];
    }
}
