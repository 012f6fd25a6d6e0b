using System.Xml.Linq;
using Undercast.Bmc;
using Undercast.Machines;

namespace Undercast.Tests.Machines;

/// <summary>A boot override in a domain that Undercast did not make: given to one start, the rest of the domain as it was.</summary>
public sealed class BootOrderTests
{
    [Theory]
    [InlineData(BootTarget.Pxe, "interface", "disk")]
    [InlineData(BootTarget.Disk, "disk")]
    [InlineData(BootTarget.Cd, "cdrom", "disk")]
    public void The_chosen_kind_comes_first_then_the_domains_own_order(BootTarget target, params string[] order)
    {
        var domain = Domain("<os><boot dev='hd'/></os>");

        BootOrder.Apply(domain, new BootRecord(new BootSettings(BootOverride.Once, target)), "/medium");

        Assert.Equal(order, Order(domain));
        Assert.Empty(domain.Elements("os").Elements("boot"));
    }

    [Fact]
    public void An_order_of_single_devices_is_kept_behind_it()
    {
        var domain = Domain("<os/>", "<boot order='2'/>", "<boot order='3'/>", "<boot order='1'/>");

        BootOrder.Apply(domain, new BootRecord(new BootSettings(BootOverride.Continuous, BootTarget.Cd)), "/medium");

        Assert.Equal(["cdrom", "interface", "disk"], Order(domain));
    }

    [Fact]
    public void Without_an_override_only_the_medium_is_put_in()
    {
        var domain = Domain("<os><boot dev='hd'/></os>");

        BootOrder.Apply(domain, new BootRecord(BootSettings.Default, new MediaImage("http://192.0.2.1/x.iso")), "/medium");

        Assert.Equal("/medium", LibvirtDrive.Find(domain)!.Element("source")!.Attribute("file")!.Value);
        Assert.Empty(Order(domain));
        Assert.Single(domain.Elements("os").Elements("boot"));
    }

    [Fact]
    public void A_domain_without_a_drive_gets_one_beside_its_disks()
    {
        var domain = XElement.Parse("<domain><os/><devices><disk device='disk'><target dev='sda' bus='sata'/></disk></devices></domain>");

        BootOrder.Apply(domain, new BootRecord(BootSettings.Default, new MediaImage("http://192.0.2.1/x.iso")), "/medium");

        Assert.Equal("sdb", LibvirtDrive.Find(domain)!.Element("target")!.Attribute("dev")!.Value);
    }

    private static XElement Domain(string os, string disk = "", string drive = "", string nic = "") => XElement.Parse($"""
        <domain>{os}<devices><disk device="disk" type="file"><source file="/a"/><target dev="vda" bus="virtio"/>{disk}</disk>
        <disk device="cdrom" type="file"><target dev="sda" bus="sata"/>{drive}</disk><interface type="network">{nic}</interface><serial type="pty"/></devices></domain>
        """);

    private static string[] Order(XElement domain) =>
    [
        .. domain.Elements("devices").Elements().Where(device => device.Element("boot") is not null).OrderBy(device => device.Element("boot")!.Attribute("order")!.Value, StringComparer.Ordinal)
            .Select(device => device.Name == "disk" ? device.Attribute("device")!.Value : device.Name.LocalName),
    ];
}
