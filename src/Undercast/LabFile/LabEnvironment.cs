namespace Undercast.LabFile;

/// <summary>What conf/env says; each default is the one of a file that says nothing.</summary>
internal sealed record LabEnvironment
{
    /// <summary><c>HYPERVISOR_ADDRESS</c>: where the machines of the lab run.</summary>
    public HypervisorAddress Hypervisor { get; init; } = HypervisorAddress.Embedded;

    /// <summary><c>MACHINES</c>: what runs a machine that does not say it itself.</summary>
    public MachinesChoice Machines { get; init; } = MachinesChoice.Auto;

    /// <summary><c>UNDERCLOUD_OPENSTACK_VERSION</c>.</summary>
    public OpenStackRelease Undercloud { get; init; } = OpenStackRelease.Epoxy;

    /// <summary><c>OVERCLOUD_OPENSTACK_VERSION</c>.</summary>
    public OpenStackRelease Overcloud { get; init; } = OpenStackRelease.Epoxy;

    /// <summary><c>OVERCLOUD_IMAGES</c>: ready-made images; null if they come from the cache or are built.</summary>
    public ImageSource? OvercloudImages { get; init; }
}
