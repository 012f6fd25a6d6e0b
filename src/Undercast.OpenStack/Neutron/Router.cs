namespace Undercast.OpenStack.Neutron;

/// <summary>A router.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/network/v2/#routers-routers"/>
public sealed record Router
{
    public required string Id { get; init; }

    public string Name { get; set; } = "";

    public string? Status { get; init; }

    public bool AdminStateUp { get; init; }

    public ExternalGateway? ExternalGatewayInfo { get; init; }
}
