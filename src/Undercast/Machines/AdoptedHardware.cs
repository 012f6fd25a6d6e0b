using System.Globalization;
using System.Xml.Linq;
using Undercast.Bmc;

namespace Undercast.Machines;

/// <summary>What a domain's definition says it is made of (libvirt.org/formatdomain.html).</summary>
internal static class AdoptedHardware
{
    public static MachineHardware Of(XElement domain)
    {
        var devices = domain.Elements("devices").ToList();
        return new MachineHardware(
            int.Parse(domain.Element("vcpu")?.Value ?? "1", CultureInfo.InvariantCulture),
            (int)(MemoryKiB(domain) / 1024),
            IsUefi(domain) ? FirmwareMode.Uefi : FirmwareMode.Bios,
            [.. devices.Elements("disk").Where(disk => disk.Attribute("device")?.Value is null or "disk").Select(Disk)],
            [.. devices.Elements("interface").Select((nic, i) => new MachineNic($"eth{i}", nic.Element("mac")?.Attribute("address")?.Value ?? ""))],
            domain.Element("os")?.Element("type")?.Attribute("arch")?.Value ?? "x86_64",
            domain.Element("cpu")?.Element("model")?.Value,
            domain.Attribute("type")?.Value ?? "qemu");
    }

    private static bool IsUefi(XElement domain) =>
        domain.Element("os") is { } os && (os.Attribute("firmware")?.Value == "efi" || os.Element("loader")?.Attribute("type")?.Value == "pflash");

    /// <summary>libvirt answers in KiB, whatever unit the definition was given in.</summary>
    private static long MemoryKiB(XElement domain) => long.Parse(domain.Element("memory")?.Value ?? "0", CultureInfo.InvariantCulture);

    /// <summary>The size is that of its file, which for qcow2 is not what the system sees: 0 says that it is not known.</summary>
    private static MachineDisk Disk(XElement disk)
    {
        var file = disk.Element("source")?.Attribute("file")?.Value;
        var isRaw = disk.Element("driver")?.Attribute("type")?.Value is null or "raw";
        return new MachineDisk(disk.Element("target")?.Attribute("dev")?.Value ?? "disk", isRaw && File.Exists(file) ? new FileInfo(file).Length : 0);
    }
}
