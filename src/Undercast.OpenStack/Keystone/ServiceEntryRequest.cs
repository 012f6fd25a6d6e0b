namespace Undercast.OpenStack.Keystone;

/// <summary>What the registration of a service should be.</summary>
public sealed record ServiceEntryRequest
{
    public string? Type { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public bool? Enabled { get; init; }
}
