using System.Net;

namespace Undercast.LabFile;

/// <summary>A machine that Undercast makes.</summary>
/// <param name="Name"><c>controller-0</c>.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Uuid">Stable: derived from the names of lab and machine.</param>
/// <param name="Cpus">Virtual processors.</param>
/// <param name="MemoryMiB">Memory, MiB.</param>
/// <param name="DisksGiB">Sizes, GiB; the first is the system's, the others are data (Ceph's OSDs).</param>
/// <param name="Nics">In the order of their names, <c>eth0</c> first.</param>
/// <param name="ControlPlaneAddress">Where it answers on the control plane: the undercloud's own, or what the port of a node in Neutron shall have.</param>
/// <param name="Boot">How Ironic boots it; null: as its kind does best (and for the undercloud, which has no BMC).</param>
/// <param name="Firmware">BIOS or UEFI; means nothing for a container machine.</param>
/// <param name="Kind">What runs it; null: as <c>MACHINES</c> in conf/env says.</param>
/// <param name="Field">Its section in lab.yaml, for faults that are found later.</param>
internal sealed record LabMachine(
    string Name,
    MachineRole Role,
    Guid Uuid,
    int Cpus,
    int MemoryMiB,
    IReadOnlyList<int> DisksGiB,
    IReadOnlyList<LabNic> Nics,
    IPAddress ControlPlaneAddress,
    BootPath? Boot,
    LabFirmware Firmware,
    KindOverride? Kind,
    string Field)
{
    /// <summary>True if a systemd-nspawn container runs it.</summary>
    /// <param name="machines"><c>MACHINES</c> in conf/env.</param>
    /// <param name="kvm">Whether KVM boots guests on the Hypervisor.</param>
    public bool IsContainer(MachinesChoice machines, bool kvm) => (Kind, machines) switch
    {
        ({ } kind, _) => kind == KindOverride.Container,
        (_, MachinesChoice.Kvm) => false,
        // Emulation is there for nodes with real firmware; the undercloud boots by none of it, and would serve them ten times slower.
        (_, MachinesChoice.Qemu) => Role == MachineRole.Undercloud,
        (_, MachinesChoice.Auto) => !kvm,
        _ => true,
    };

    /// <summary>How Ironic boots it, once it is known what runs it: container machines have virtual media alone.</summary>
    public BootPath BootPath(bool container) =>
        container ? LabFile.BootPath.RedfishVirtualMedia : Boot ?? LabFile.BootPath.IpmiPxe;
}
