using System.Text.Json.Serialization;
using Undercast.Bmc;

namespace Undercast.Machines;

/// <summary>What runs a machine.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MachineKind>))]
internal enum MachineKind
{
    /// <summary>A systemd-nspawn container with a disk, NICs, a console and a BMC of its own.</summary>
    Container,

    /// <summary>A libvirt domain, accelerated by KVM.</summary>
    Kvm,

    /// <summary>A libvirt domain, emulated in software.</summary>
    Qemu,

    /// <summary>A libvirt domain that Undercast did not make: it has a BMC, and is otherwise its owner's.</summary>
    Adopted,
}

/// <summary>A network card. <paramref name="Mac"/> is in lower-case colon form.</summary>
internal sealed record NicDefinition(string Name, string Network, string Bridge, string Mac);

/// <summary>A disk; <paramref name="SizeGiB"/> is its size in GiB, <paramref name="Path"/> the file that holds it on the Hypervisor, <paramref name="Imaged"/>: an image makes it, later.</summary>
internal sealed record DiskDefinition(string Path, int SizeGiB, bool Imaged = false);

/// <summary>
/// A machine of the lab as the Hypervisor knows it. <paramref name="Lab"/> is the mark: what carries it may be removed by that lab.
/// <paramref name="IpmiPort"/>: where its BMC listens; null: it has none. <paramref name="Seed"/>: files of a config drive, by path, for a
/// machine that Ironic does not deploy.
/// </summary>
internal sealed record MachineDefinition(
    string Lab,
    string Name,
    Guid Uuid,
    MachineKind Kind,
    FirmwareMode Firmware,
    int Cpus,
    int MemoryMiB,
    IReadOnlyList<NicDefinition> Nics,
    IReadOnlyList<DiskDefinition> Disks,
    int? IpmiPort = null,
    IReadOnlyDictionary<string, string>? Seed = null);
