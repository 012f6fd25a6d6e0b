namespace Undercast.Bmc;

/// <summary>
/// What a machine is made of. <paramref name="Architecture"/> as uname tells it (<c>x86_64</c>, <c>aarch64</c>);
/// <paramref name="Kind"/> is a word for people: <c>container</c>, <c>kvm</c>, <c>qemu</c>.
/// </summary>
public sealed record MachineHardware(
    int Cpus,
    int MemoryMiB,
    FirmwareMode Firmware,
    IReadOnlyList<MachineDisk> Disks,
    IReadOnlyList<MachineNic> Nics,
    string Architecture = "x86_64",
    string? CpuModel = null,
    string Kind = "machine");
