namespace Undercast.OpenStack.Nova;

/// <summary>What nova-compute puts servers on: a host, or an Ironic node.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/compute/#hypervisors-os-hypervisors"/>
public sealed record Hypervisor
{
    public required string Id { get; init; }

    /// <summary>For bare metal the uuid of the node.</summary>
    public required string HypervisorHostname { get; init; }

    /// <summary><c>QEMU</c>, <c>ironic</c>.</summary>
    public string? HypervisorType { get; init; }

    /// <summary><c>up</c> or <c>down</c>.</summary>
    public string? State { get; init; }
}
