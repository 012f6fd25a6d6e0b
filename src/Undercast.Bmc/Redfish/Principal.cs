using System.Collections.Concurrent;
using Undercast.Bmc.Nodes;

namespace Undercast.Bmc.Redfish;

/// <summary>
/// Who a request comes from: one user name with one password, and the nodes that they open. Nodes have passwords of their own and share
/// one address, so what a client sees below Systems is what its credentials open, no more.
/// </summary>
internal sealed class Principal(string userName)
{
    private readonly ConcurrentDictionary<string, (HostedNode Node, Privilege Privilege)> nodes = new(StringComparer.OrdinalIgnoreCase);

    public string UserName { get; } = userName;

    /// <summary>Nodes in the order of their ids, so that lists do not jump about.</summary>
    public IEnumerable<HostedNode> Nodes => nodes.Values.Select(one => one.Node).OrderBy(node => node.SystemId, StringComparer.Ordinal);

    public bool IsEmpty => nodes.IsEmpty;

    /// <summary>The most that it may do on any node: what counts for the resources of the service as a whole.</summary>
    public Privilege Highest => nodes.Values.Select(one => one.Privilege).DefaultIfEmpty(Privilege.None).Max();

    public void Add(HostedNode node, Privilege privilege) => nodes[node.SystemId] = (node, privilege);

    public void Remove(HostedNode node) => nodes.TryRemove(node.SystemId, out _);

    public bool TryFind(string systemId, out HostedNode node, out Privilege privilege)
    {
        var found = nodes.TryGetValue(systemId, out var one);
        (node, privilege) = one;
        return found;
    }
}
