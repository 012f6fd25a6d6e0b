namespace Undercast.OpenStack.Neutron;

/// <summary>What a rule should allow.</summary>
public sealed record SecurityGroupRuleRequest
{
    public required string SecurityGroupId { get; init; }

    /// <summary><c>ingress</c> or <c>egress</c>.</summary>
    public required string Direction { get; init; }

    /// <summary><c>IPv4</c> or <c>IPv6</c>.</summary>
    public string? Ethertype { get; init; }

    /// <summary><c>tcp</c>, <c>udp</c>, <c>icmp</c>; any when null.</summary>
    public string? Protocol { get; init; }

    public int? PortRangeMin { get; init; }

    public int? PortRangeMax { get; init; }

    public string? RemoteIpPrefix { get; init; }
}
