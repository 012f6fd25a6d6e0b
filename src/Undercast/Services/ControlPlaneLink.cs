namespace Undercast.Services;

/// <summary>A machine's connection to the control plane.</summary>
/// <param name="Nic">Its NIC: <c>eth0</c>.</param>
/// <param name="Mac">Lower-case colon form.</param>
/// <param name="Address">The machine's own IPv4 address there.</param>
/// <param name="PrefixLength">Of the network.</param>
/// <param name="Gateway">The Hypervisor.</param>
internal sealed record ControlPlaneLink(string Nic, string Mac, string Address, int PrefixLength, string Gateway)
{
    /// <summary>Name servers; the Hypervisor's or the site's.</summary>
    public IReadOnlyList<string> NameServers { get; init; } = [];
}
