using System.Globalization;
using System.Xml.Linq;
using Undercast.Bmc;

namespace Undercast.Machines;

/// <summary>A machine's libvirt domain, made anew from its definition and its boot record before each start.</summary>
internal static class LibvirtDomain
{
    /// <summary>The mark: what carries this element with the lab's name is the lab's own.</summary>
    public static readonly XNamespace Mark = "urn:undercast:lab";

    public static XElement MarkOf(string lab) => new(Mark + "lab", new XAttribute(XNamespace.Xmlns + "undercast", Mark.NamespaceName), new XAttribute("name", lab));

    public static XElement Render(MachineFiles files, MachineDefinition machine, BootRecord boot)
    {
        var order = BootOrder(boot);
        var firmware = Firmware(files, boot, boot.Mode ?? machine.Firmware);
        return new XElement("domain",
            new XAttribute("type", machine.Kind == MachineKind.Kvm ? "kvm" : "qemu"),
            new XElement("name", machine.Name),
            new XElement("uuid", machine.Uuid.ToString("D")),
            new XElement("metadata", MarkOf(machine.Lab)),
            new XElement("memory", new XAttribute("unit", "MiB"), machine.MemoryMiB),
            new XElement("vcpu", machine.Cpus),
            new XElement("os", new XElement("type", new XAttribute("arch", "x86_64"), new XAttribute("machine", "q35"), "hvm"), firmware),
            // Only firmware in system management mode may write the variables that secure boot rests on.
            new XElement("features", new XElement("acpi"), new XElement("apic"), IsSecure(firmware) ? new XElement("smm", new XAttribute("state", "on")) : null),
            Cpu(machine.Kind),
            new XElement("clock", new XAttribute("offset", "utc")),
            new XElement("on_poweroff", "destroy"),
            new XElement("on_reboot", "restart"),
            new XElement("on_crash", "destroy"),
            new XElement("devices",
                machine.Disks.Select((disk, i) => Disk(disk, i, i == 0 ? order.Disk : 0)),
                Seed(files, machine),
                Cdrom(boot.Media is null ? null : files.Medium, order.Media),
                machine.Nics.Select((nic, i) => Nic(nic, i == 0 ? order.Network : 0)),
                new XElement("rng", new XAttribute("model", "virtio"), new XElement("backend", new XAttribute("model", "random"), "/dev/urandom")),
                // A pty can be typed at (console, SOL); its log outlives it.
                new XElement("serial", new XAttribute("type", "pty"), new XElement("log", new XAttribute("file", files.ConsoleLog), new XAttribute("append", "on"))),
                new XElement("console", new XAttribute("type", "pty"))));
    }

    /// <summary>Which of disk, medium and network comes first, second, third.</summary>
    internal static (int Disk, int Media, int Network) BootOrder(BootRecord boot) => boot switch
    {
        { StartsFromMedia: true } => (2, 1, 3),
        { Settings: { Override: not BootOverride.Disabled, Target: BootTarget.Pxe or BootTarget.UefiHttp } } => (2, 3, 1),
        _ => (1, 3, 2),
    };

    /// <summary>Whether a domain, as libvirt describes it, or its firmware's elements alone, has secure boot.</summary>
    public static bool IsSecure(params IEnumerable<XElement> elements) =>
        elements.SelectMany(element => element.DescendantsAndSelf("loader")).Any(loader => (string?)loader.Attribute("secure") == "yes");

    private static XElement[] Firmware(MachineFiles files, BootRecord boot, FirmwareMode mode) => mode switch
    {
        // A machine that found nothing to boot tries again: DHCP may have been late.
        FirmwareMode.Bios => [new XElement("bios", new XAttribute("useserial", "yes"), new XAttribute("rebootTimeout", "5000"))],
        // Without keys there is nothing to check a boot loader with.
        _ when boot is { SecureBoot: true, HasSecureBootKeys: true } => Uefi("OVMF_CODE_4M.secboot.fd", "OVMF_VARS_4M.ms.fd", files.SecureFirmwareVariables, secure: true),
        _ => Uefi("OVMF_CODE_4M.fd", "OVMF_VARS_4M.fd", files.FirmwareVariables, secure: false),
    };

    private static XElement[] Uefi(string code, string variables, string file, bool secure) =>
    [
        new XElement("loader", new XAttribute("readonly", "yes"), secure ? new XAttribute("secure", "yes") : null, new XAttribute("type", "pflash"), "/usr/share/OVMF/" + code),
        new XElement("nvram", new XAttribute("template", "/usr/share/OVMF/" + variables), file),
    ];

    /// <summary>Emulated: Nehalem is faster than `max`; OVMF's network needs a random number instruction that Nehalem lacks.</summary>
    private static XElement Cpu(MachineKind kind) => kind == MachineKind.Kvm
        ? new XElement("cpu", new XAttribute("mode", "host-passthrough"))
        : new XElement("cpu", new XAttribute("mode", "custom"), new XAttribute("match", "exact"), new XAttribute("check", "none"),
            new XElement("model", new XAttribute("fallback", "forbid"), "Nehalem"),
            new XElement("feature", new XAttribute("policy", "require"), new XAttribute("name", "rdrand")));

    private static XElement Disk(DiskDefinition disk, int index, int order) =>
        new("disk", new XAttribute("type", "file"), new XAttribute("device", "disk"),
            // A lab's disks need not survive a power cut of the Hypervisor.
            new XElement("driver", new XAttribute("name", "qemu"), new XAttribute("type", "raw"), new XAttribute("cache", "unsafe"), new XAttribute("discard", "unmap")),
            new XElement("source", new XAttribute("file", disk.Path)),
            new XElement("target", new XAttribute("dev", DiskBoot.DeviceName(index)), new XAttribute("bus", "virtio")),
            Order(order));

    /// <summary>A disk and no CD, so that the machine's own disks keep their names and a small kernel can read it.</summary>
    private static XElement? Seed(MachineFiles files, MachineDefinition machine) =>
        machine.Seed is null ? null : new("disk", new XAttribute("type", "file"), new XAttribute("device", "disk"),
            new XElement("driver", new XAttribute("name", "qemu"), new XAttribute("type", "raw")),
            new XElement("source", new XAttribute("file", files.SeedMedium)),
            new XElement("target", new XAttribute("dev", DiskBoot.DeviceName(machine.Disks.Count)), new XAttribute("bus", "virtio")),
            new XElement("readonly"));

    /// <summary>The drive is there without a medium too, so that one can be inserted while the machine runs.</summary>
    private static XElement Cdrom(string? file, int order) =>
        new("disk", new XAttribute("type", "file"), new XAttribute("device", "cdrom"),
            new XElement("driver", new XAttribute("name", "qemu"), new XAttribute("type", "raw")),
            file is null ? null : new XElement("source", new XAttribute("file", file)),
            new XElement("target", new XAttribute("dev", "sda"), new XAttribute("bus", "sata")),
            new XElement("readonly"),
            Order(order));

    private static XElement Nic(NicDefinition nic, int order) =>
        new("interface", new XAttribute("type", "network"),
            new XElement("mac", new XAttribute("address", nic.Mac)),
            new XElement("source", new XAttribute("network", nic.Network)),
            new XElement("model", new XAttribute("type", "virtio")),
            Order(order));

    private static XElement? Order(int order) =>
        order == 0 ? null : new XElement("boot", new XAttribute("order", order.ToString(CultureInfo.InvariantCulture)));
}
