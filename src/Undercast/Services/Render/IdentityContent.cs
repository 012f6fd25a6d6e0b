namespace Undercast.Services.Render;

/// <summary>What Keystone shall hold: users of the services, and the catalog.</summary>
/// <param name="Url">Keystone's own internal address.</param>
/// <param name="Region">The one region.</param>
/// <param name="AdminPassword">Of the first user, <c>admin</c>.</param>
/// <param name="Roles">Roles beyond those that Keystone brings.</param>
/// <param name="Services">Components with an entry in the catalog.</param>
/// <param name="Domains">Domains with their owners.</param>
internal sealed record IdentityContent(
    string Url,
    string Region,
    string AdminPassword,
    IReadOnlyList<string> Roles,
    IReadOnlyList<IdentityEntry> Services,
    IReadOnlyList<IdentityDomain> Domains)
{
    // Records print themselves in messages; passwords stay out.
    public override string ToString() => $"identity of {Services.Count} services at {Url}";
}

/// <summary>A service in the catalog, and its user in the project <c>service</c>. The password is empty for Keystone: it has no user.</summary>
internal sealed record IdentityEntry(string Name, string Type, string Password, string PublicUrl, string InternalUrl)
{
    public override string ToString() => $"{Name} ({Type})";
}

/// <summary>A domain and the user who may do everything in it.</summary>
internal sealed record IdentityDomain(string Name, string Owner, string OwnerPassword)
{
    public override string ToString() => Name;
}
