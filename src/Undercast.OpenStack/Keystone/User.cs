namespace Undercast.OpenStack.Keystone;

/// <summary>A user.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/identity/v3/#users"/>
public sealed record User
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? DomainId { get; init; }

    public string? DefaultProjectId { get; init; }

    public bool Enabled { get; init; }
}
