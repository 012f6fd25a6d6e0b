namespace Undercast.OpenStack.Keystone;

/// <summary>What a user should be.</summary>
public sealed record UserRequest
{
    public string? Name { get; init; }

    /// <summary>Keystone never shows it, so an existing user's is not compared by <c>EnsureAsync</c>, and not changed.</summary>
    public string? Password { get; init; }

    public string? DomainId { get; init; }

    public string? DefaultProjectId { get; init; }

    public string? Email { get; init; }

    public bool? Enabled { get; init; }

    // A record prints its fields; this one must not.
    public override string ToString() => $"user {Name}";
}
