namespace Undercast.OpenStack.Keystone;

/// <summary>What a project should be.</summary>
public sealed record ProjectRequest
{
    public string? Name { get; init; }

    public string? DomainId { get; init; }

    public string? Description { get; init; }

    public bool? Enabled { get; init; }
}
