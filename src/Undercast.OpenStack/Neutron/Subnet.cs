namespace Undercast.OpenStack.Neutron;

/// <summary>A subnet.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/network/v2/#subnets"/>
public sealed record Subnet
{
    public required string Id { get; init; }

    public string Name { get; set; } = "";

    public required string NetworkId { get; init; }

    public required string Cidr { get; init; }

    public int IpVersion { get; init; }

    public string? GatewayIp { get; init; }

    public bool EnableDhcp { get; init; }

    public IReadOnlyList<string> DnsNameservers { get; set; } = [];

    public IReadOnlyList<AllocationPool> AllocationPools { get; set; } = [];

    public IReadOnlyList<HostRoute> HostRoutes { get; set; } = [];
}
