namespace Undercast.OpenStack.Keystone;

/// <summary>A service in the catalog of a token.</summary>
public sealed record CatalogEntry
{
    public required string Type { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<CatalogEndpoint> Endpoints { get; set; } = [];
}
