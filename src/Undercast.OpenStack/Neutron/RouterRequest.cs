namespace Undercast.OpenStack.Neutron;

/// <summary>What a router should be.</summary>
public sealed record RouterRequest
{
    public string? Name { get; init; }

    public bool? AdminStateUp { get; init; }

    public ExternalGateway? ExternalGatewayInfo { get; init; }

    public string? ProjectId { get; init; }
}
