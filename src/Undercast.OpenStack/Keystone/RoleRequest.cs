namespace Undercast.OpenStack.Keystone;

/// <summary>What a role should be.</summary>
public sealed record RoleRequest
{
    public string? Name { get; init; }

    public string? Description { get; init; }
}
