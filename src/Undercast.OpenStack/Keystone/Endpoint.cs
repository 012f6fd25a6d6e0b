namespace Undercast.OpenStack.Keystone;

/// <summary>An endpoint as it is registered with Keystone.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/identity/v3/#service-catalog-and-endpoints"/>
public sealed record Endpoint
{
    public required string Id { get; init; }

    public required string ServiceId { get; init; }

    public required string Interface { get; init; }

    public required string Url { get; init; }

    public string? RegionId { get; init; }
}
