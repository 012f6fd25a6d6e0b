namespace Undercast.Services.Catalog;

/// <summary>A component and what it runs as.</summary>
/// <param name="Component">Its names and needs.</param>
/// <param name="Services">Names of all its services, whichever cloud has them; a role picks those that it has.</param>
/// <param name="Define">Its services in a cloud.</param>
internal sealed record CatalogEntry(Component Component, IReadOnlyList<string> Services, Func<CloudContext, IReadOnlyList<ServiceDefinition>> Define);
