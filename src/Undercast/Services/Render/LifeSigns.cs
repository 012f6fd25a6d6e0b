namespace Undercast.Services.Render;

/// <summary>What a service that works shows to its machine, before anybody asks in its container.</summary>
/// <param name="Ports">TCP ports on which something listens.</param>
/// <param name="ConnectsTo">TCP port to which one of its processes keeps a connection.</param>
/// <param name="Url">URL that gets no error.</param>
internal sealed record LifeSigns(IReadOnlyList<int> Ports, int? ConnectsTo, string? Url)
{
    public static LifeSigns Of(ServiceDefinition service) => new(service.Ports, service.Health.ConnectsTo, service.Health.Url);

    /// <summary>Whether there is anything to look for.</summary>
    public bool IsEmpty => Ports.Count == 0 && ConnectsTo is null && Url is null;
}
