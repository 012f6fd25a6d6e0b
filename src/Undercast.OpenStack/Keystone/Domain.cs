namespace Undercast.OpenStack.Keystone;

/// <summary>A domain: a set of users and projects.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/identity/v3/#domains"/>
public sealed record Domain
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public bool Enabled { get; init; }
}
