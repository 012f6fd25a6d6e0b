namespace Undercast.OpenStack.Keystone;

/// <summary>What a domain should be.</summary>
public sealed record DomainRequest
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>A domain must be disabled before it can be deleted.</summary>
    public bool? Enabled { get; init; }
}
