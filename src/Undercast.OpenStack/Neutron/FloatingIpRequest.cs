namespace Undercast.OpenStack.Neutron;

/// <summary>What a floating IP should be.</summary>
public sealed record FloatingIpRequest
{
    public string? FloatingNetworkId { get; init; }

    public string? FloatingIpAddress { get; init; }

    public string? PortId { get; init; }

    public string? FixedIpAddress { get; init; }

    public string? Description { get; init; }

    public string? ProjectId { get; init; }
}
