namespace Undercast.Services;

/// <summary>The overcloud's controllers when there are several: each has every service, and what keeps data is a cluster of them.</summary>
/// <param name="Members">In the order of their names; the first begins what the others join.</param>
internal sealed record ControllerCluster(IReadOnlyList<ClusterMember> Members)
{
    public IReadOnlyList<string> Addresses { get; } = [.. Members.Select(member => member.Address)];

    public bool IsFirst(string machine) => Members[0].Machine == machine;

    /// <summary>A member's number in the order.</summary>
    public int NumberOf(string machine) => Members.ToList().FindIndex(member => member.Machine == machine);

    /// <summary>Addresses of all but this one.</summary>
    public IReadOnlyList<string> PeersOf(string machine) => [.. Members.Where(member => member.Machine != machine).Select(member => member.Address)];
}

/// <summary>One of them.</summary>
/// <param name="Machine">Its host name.</param>
/// <param name="Address">Its own on the control plane, IPv4.</param>
internal sealed record ClusterMember(string Machine, string Address);
