namespace Undercast.OpenStack.Keystone;

/// <summary>A token and what it says.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/identity/v3/#password-authentication-with-scoped-authorization"/>
public sealed record Token
{
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The services and where they are.</summary>
    public IReadOnlyList<CatalogEntry> Catalog { get; set; } = [];

    public NamedId? Project { get; init; }

    public NamedId? User { get; init; }

    public IReadOnlyList<NamedId> Roles { get; set; } = [];
}
