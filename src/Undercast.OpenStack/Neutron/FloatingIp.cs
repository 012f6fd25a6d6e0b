namespace Undercast.OpenStack.Neutron;

/// <summary>A floating IP.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/network/v2/#floating-ips-floatingips"/>
public sealed record FloatingIp
{
    public required string Id { get; init; }

    public required string FloatingIpAddress { get; init; }

    public string? FloatingNetworkId { get; init; }

    public string? FixedIpAddress { get; init; }

    public string? PortId { get; init; }

    public string? RouterId { get; init; }

    public string? Description { get; init; }

    /// <summary><c>ACTIVE</c>, <c>DOWN</c> or <c>ERROR</c>.</summary>
    public string? Status { get; init; }
}
