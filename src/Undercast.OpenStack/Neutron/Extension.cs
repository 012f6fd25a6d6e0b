namespace Undercast.OpenStack.Neutron;

/// <summary>Something that a Neutron offers beyond the core of its API.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/network/v2/#extensions"/>
public sealed record Extension
{
    /// <summary>Its short name, such as <c>l3_agent_scheduler</c>.</summary>
    public required string Alias { get; init; }

    public required string Name { get; init; }
}
