namespace Undercast.OpenStack.Neutron;

/// <summary>A router's way out.</summary>
public sealed record ExternalGateway
{
    public required string NetworkId { get; init; }

    public bool? EnableSnat { get; init; }

    public IReadOnlyList<FixedIp>? ExternalFixedIps { get; init; }
}
