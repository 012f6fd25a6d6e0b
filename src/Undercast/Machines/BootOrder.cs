using System.Globalization;
using System.Xml.Linq;
using Undercast.Bmc;

namespace Undercast.Machines;

/// <summary>Puts a boot override into a domain for one start: the chosen kind of device first, then the order that the domain has.</summary>
internal static class BootOrder
{
    public static void Apply(XElement domain, BootRecord boot, string medium)
    {
        var devices = domain.Element("devices") ?? throw new InvalidDataException("a domain without devices");
        if (boot.Media is not null)
        {
            LibvirtDrive.Fill(Drive(devices, domain), medium);
        }

        if (boot.Settings.Override == BootOverride.Disabled)
        {
            return;
        }

        var ordered = Ordered(domain, devices);
        var first = devices.Elements().Where(device => IsKind(device, boot.Settings.Target)).ToList();
        // One order for all of it: libvirt takes either the domain's list of kinds or numbers at the devices.
        domain.Element("os")?.Elements("boot").Remove();
        devices.Elements().Elements("boot").Remove();
        var order = 0;
        foreach (var device in first.Concat(ordered.Except(first)))
        {
            device.Add(new XElement("boot", new XAttribute("order", (++order).ToString(CultureInfo.InvariantCulture))));
        }
    }

    private static bool IsKind(XElement device, BootTarget target) => target switch
    {
        BootTarget.Pxe or BootTarget.UefiHttp => device.Name == "interface",
        BootTarget.Disk or BootTarget.SafeDisk => device.Name == "disk" && device.Attribute("device")?.Value is null or "disk",
        BootTarget.Cd or BootTarget.RemoteCd or BootTarget.RemoteMedia or BootTarget.Usb => device.Attribute("device")?.Value == "cdrom",
        BootTarget.Floppy or BootTarget.RemoteFloppy => device.Attribute("device")?.Value == "floppy",
        _ => false,
    };

    private static List<XElement> Ordered(XElement domain, XElement devices)
    {
        var numbered = devices.Elements().Where(device => device.Element("boot") is not null)
            .OrderBy(device => int.Parse(device.Element("boot")!.Attribute("order")?.Value ?? "0", CultureInfo.InvariantCulture)).ToList();
        return numbered.Count > 0 ? numbered : [.. domain.Elements("os").Elements("boot").SelectMany(boot => Kind(devices, boot.Attribute("dev")?.Value))];
    }

    private static IEnumerable<XElement> Kind(XElement devices, string? kind) => devices.Elements().Where(device => IsKind(device, kind switch
    {
        "network" => BootTarget.Pxe,
        "hd" => BootTarget.Disk,
        "cdrom" => BootTarget.Cd,
        "fd" => BootTarget.Floppy,
        _ => BootTarget.None,
    }));

    private static XElement Drive(XElement devices, XElement domain)
    {
        if (LibvirtDrive.Find(domain) is { } drive)
        {
            return drive;
        }

        var taken = devices.Elements("disk").Elements("target").Attributes("dev").Select(dev => dev.Value).ToHashSet();
        var name = Enumerable.Range('a', 26).Select(letter => $"sd{(char)letter}").First(dev => !taken.Contains(dev));
        drive = new XElement("disk", new XAttribute("device", "cdrom"), new XElement("target", new XAttribute("dev", name), new XAttribute("bus", "sata")), new XElement("readonly"));
        devices.Add(drive);
        return drive;
    }
}
