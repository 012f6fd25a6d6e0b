namespace Undercast.OpenStack.Neutron;

/// <summary>A rule of a security group.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/network/v2/#security-group-rules-security-group-rules"/>
public sealed record SecurityGroupRule
{
    public required string Id { get; init; }

    public string? SecurityGroupId { get; init; }

    public string? Direction { get; init; }

    public string? Ethertype { get; init; }

    public string? Protocol { get; init; }

    public int? PortRangeMin { get; init; }

    public int? PortRangeMax { get; init; }

    public string? RemoteIpPrefix { get; init; }
}
