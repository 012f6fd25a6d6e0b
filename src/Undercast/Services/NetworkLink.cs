namespace Undercast.Services;

/// <summary>A NIC that belongs to a bridge of Open vSwitch; the bridge has the machine's address on that network.</summary>
/// <param name="Nic">The port: <c>eth1</c>.</param>
/// <param name="Bridge">The bridge: <c>br-tenant</c>.</param>
/// <param name="Address">The machine's IPv4 address there.</param>
/// <param name="PrefixLength">Of the network.</param>
internal sealed record NetworkLink(string Nic, string Bridge, string Address, int PrefixLength)
{
    /// <summary>Addresses that the machine has there beside its own.</summary>
    public IReadOnlyList<string> VirtualAddresses { get; init; } = [];

    public string Cidr => $"{Address}/{PrefixLength}";
}
