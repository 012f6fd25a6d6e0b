namespace Undercast.OpenStack.Keystone;

/// <summary>A project: what owns servers, networks and the rest.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/identity/v3/#projects"/>
public sealed record Project
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? DomainId { get; init; }

    public string? Description { get; init; }

    public bool Enabled { get; init; }
}
