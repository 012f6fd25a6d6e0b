namespace Undercast.OpenStack.Keystone;

/// <summary>A role.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/identity/v3/#roles"/>
public sealed record Role
{
    public required string Id { get; init; }

    public required string Name { get; init; }
}
