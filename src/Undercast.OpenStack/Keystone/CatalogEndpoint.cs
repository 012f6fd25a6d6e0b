namespace Undercast.OpenStack.Keystone;

/// <summary>Where a service of the catalog is.</summary>
public sealed record CatalogEndpoint
{
    public required string Interface { get; init; }

    public required string Url { get; init; }

    public string? Region { get; init; }
}
