namespace Undercast.OpenStack.Keystone;

/// <summary>A service as it is registered with Keystone.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/identity/v3/#service-catalog-and-endpoints"/>
public sealed record ServiceEntry
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public string? Name { get; init; }

    public bool Enabled { get; init; }
}
