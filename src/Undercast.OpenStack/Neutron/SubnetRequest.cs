namespace Undercast.OpenStack.Neutron;

/// <summary>What a subnet should be.</summary>
public sealed record SubnetRequest
{
    public string? Name { get; init; }

    public string? NetworkId { get; init; }

    public string? Cidr { get; init; }

    public int? IpVersion { get; init; }

    /// <summary>The first address of the subnet when null.</summary>
    public string? GatewayIp { get; init; }

    public bool? EnableDhcp { get; init; }

    public IReadOnlyList<string>? DnsNameservers { get; init; }

    public IReadOnlyList<AllocationPool>? AllocationPools { get; init; }

    public IReadOnlyList<HostRoute>? HostRoutes { get; init; }

    public string? ProjectId { get; init; }
}
