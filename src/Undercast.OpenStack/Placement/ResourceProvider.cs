namespace Undercast.OpenStack.Placement;

/// <summary>What offers resources: a compute host, or a bare-metal node.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/placement/#resource-providers"/>
public sealed record ResourceProvider
{
    public required string Uuid { get; init; }

    /// <summary>The hypervisor's host name; for bare metal the uuid of the node.</summary>
    public required string Name { get; init; }

    /// <summary>Counts the changes; a request to change must name the present one.</summary>
    public int Generation { get; init; }

    public string? ParentProviderUuid { get; init; }
}
