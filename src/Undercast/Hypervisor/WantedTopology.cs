using Undercast.Bmc;
using Undercast.LabFile;
using Undercast.Machines;

namespace Undercast.Hypervisor;

/// <summary>The lab's topology in the Hypervisor's terms.</summary>
internal static class WantedTopology
{
    public static TopologyRequest Of(Lab lab) => new(
        lab.Name,
        [.. lab.Networks.All.Select(network => new NetworkDefinition(lab.Name, network.Name, network.Bridge, network.Hypervisor is { } address ? $"{address}/{network.Cidr.PrefixLength}" : null))],
        [.. lab.Machines.Select(machine => Define(lab, machine))],
        DryRun: false);

    public static MachineDefinition Define(Lab lab, LabMachine machine) => new(
        lab.Name,
        machine.Name,
        machine.Uuid,
        KindOf(lab, machine),
        machine.Firmware == LabFirmware.Uefi ? FirmwareMode.Uefi : FirmwareMode.Bios,
        machine.Cpus,
        machine.MemoryMiB,
        [.. machine.Nics.Select(nic => new NicDefinition(nic.Name, nic.Network.Name, nic.Network.Bridge, nic.Mac))],
        [.. machine.DisksGiB.Select((size, i) => new DiskDefinition($"{FileNames.StoragePool}/{machine.Name}-{DiskBoot.DeviceName(i)}.raw", size))]);

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
