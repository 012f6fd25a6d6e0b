using Undercast.Bmc;
using Undercast.LabFile;
using Undercast.Machines;

namespace Undercast.Hypervisor;

/// <summary>The lab's topology in the Hypervisor's terms.</summary>
internal static class WantedTopology
{
    private const int FirstIpmiPort = 6230;
    private const int MostPorts = 50_000;

    /// <param name="session">The lab.</param>
    /// <param name="kvm">Whether KVM boots guests on the Hypervisor.</param>
    public static TopologyRequest Of(LabSession session, bool kvm) => Of(session, session.Lab, kvm);

    /// <summary>The file of a machine's disk, on the Hypervisor.</summary>
    public static string DiskPath(LabMachine machine, int disk) => $"{FileNames.StoragePool}/{machine.Name}-{DiskBoot.DeviceName(disk)}.raw";

    public static IReadOnlyList<NetworkDefinition> Networks(Lab lab) =>
    [
        .. lab.Networks.All.Select(network => new NetworkDefinition(
            lab.Name, network.Name, network.Bridge, network.Hypervisor is { } address ? $"{address}/{network.Cidr.PrefixLength}" : null)),
    ];

    private static TopologyRequest Of(LabSession session, Lab lab, bool kvm) => new(
        lab.Name,
        Networks(lab),
        [.. lab.Machines.Select(machine => Define(session, machine, kvm))],
        DryRun: false);

    private static MachineDefinition Define(LabSession session, LabMachine machine, bool kvm) => new(
        session.Lab.Name,
        machine.Name,
        machine.Uuid,
        KindOf(machine, session.Lab.Environment.Machines, kvm),
        machine.Firmware == LabFirmware.Uefi ? FirmwareMode.Uefi : FirmwareMode.Bios,
        machine.Cpus,
        machine.MemoryMiB,
        [.. machine.Nics.Select(nic => new NicDefinition(nic.Name, nic.Network.Name, nic.Network.Bridge, nic.Mac))],
        [.. machine.DisksGiB.Select((size, i) => new DiskDefinition(DiskPath(machine, i), size, IsImaged(machine, i)))],
        machine.Role == MachineRole.Undercloud ? null : IpmiPort(session.Lab, machine),
        machine.Role == MachineRole.Undercloud ? UndercloudSeed.Of(session.Lab, File.ReadAllText(session.Paths.PublicKey).Trim()) : null);

    /// <summary>By the machine's address, which stays the same whichever machines come and go.</summary>
    private static int IpmiPort(Lab lab, LabMachine machine) =>
        FirstIpmiPort + (lab.Networks.ControlPlane.Provisioning.OffsetOf(machine.ControlPlaneAddress) % MostPorts);

    /// <summary>The undercloud's disk is made from an image when there is one; Ironic writes all others.</summary>
    private static bool IsImaged(LabMachine machine, int disk) => machine.Role == MachineRole.Undercloud && disk == 0;

    private static MachineKind KindOf(LabMachine machine, MachinesChoice machines, bool kvm) => machines switch
    {
        _ when machine.IsContainer(machines, kvm) => MachineKind.Container,
        MachinesChoice.Kvm => MachineKind.Kvm,
        MachinesChoice.Qemu => MachineKind.Qemu,
        // A machine that must be libvirt's is emulated where KVM does not work.
        _ => kvm ? MachineKind.Kvm : MachineKind.Qemu,
    };
}
