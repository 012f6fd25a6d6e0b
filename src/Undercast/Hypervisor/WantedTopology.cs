using Undercast.Bmc;
using Undercast.LabFile;
using Undercast.Machines;

namespace Undercast.Hypervisor;

/// <summary>The lab's topology in the Hypervisor's terms.</summary>
internal static class WantedTopology
{
    private const int FirstIpmiPort = 6230;

    public static TopologyRequest Of(LabSession session) => Of(session, session.Lab);

    private static TopologyRequest Of(LabSession session, Lab lab) => new(
        lab.Name,
        [.. lab.Networks.All.Select(network => new NetworkDefinition(lab.Name, network.Name, network.Bridge, network.Hypervisor is { } address ? $"{address}/{network.Cidr.PrefixLength}" : null))],
        [.. lab.Machines.Select(machine => Define(session, machine))],
        DryRun: false);

    public static MachineDefinition Define(LabSession session, LabMachine machine) => new(
        session.Lab.Name,
        machine.Name,
        machine.Uuid,
        KindOf(session.Lab, machine),
        machine.Firmware == LabFirmware.Uefi ? FirmwareMode.Uefi : FirmwareMode.Bios,
        machine.Cpus,
        machine.MemoryMiB,
        [.. machine.Nics.Select(nic => new NicDefinition(nic.Name, nic.Network.Name, nic.Network.Bridge, nic.Mac))],
        [.. machine.DisksGiB.Select((size, i) => new DiskDefinition($"{FileNames.StoragePool}/{machine.Name}-{DiskBoot.DeviceName(i)}.raw", size, IsImaged(machine, i)))],
        machine.Role == MachineRole.Undercloud ? null : FirstIpmiPort + session.Lab.Machines.Where(node => node.Role != MachineRole.Undercloud).ToList().IndexOf(machine),
        machine.Role == MachineRole.Undercloud ? UndercloudSeed.Of(session.Lab, File.ReadAllText(session.Paths.PublicKey).Trim()) : null);

    /// <summary>The undercloud's disk is made from an image when there is one; Ironic writes all others.</summary>
    private static bool IsImaged(LabMachine machine, int disk) => machine.Role == MachineRole.Undercloud && disk == 0;

    private static MachineKind KindOf(Lab lab, LabMachine machine) => (machine.Kind, lab.Environment.Machines) switch
    {
        (KindOverride.Container, _) => MachineKind.Container,
        (KindOverride.Libvirt, MachinesChoice.Kvm) => MachineKind.Kvm,
        (KindOverride.Libvirt, _) => MachineKind.Qemu,
        (_, MachinesChoice.Kvm) => MachineKind.Kvm,
        (_, MachinesChoice.Qemu) => MachineKind.Qemu,
        _ => MachineKind.Container,
    };
}
