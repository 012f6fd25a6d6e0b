using Undercast.Machines;

namespace Undercast.Tests.Machines;

/// <summary>What consoles say.</summary>
public sealed class BootConsoleTests
{
    private const string Media = "firmware: booting virtual media http://192.168.24.1:8080/redfish/boot-1.iso\n";
    private const string Pxe = "SeaBIOS (version 1.16.3-debian-1.16.3-2)\niPXE (http://ipxe.org) 00:03.0 C900\nConfiguring (net0 52:54:00:a0:d1:fd)......";

    [Theory]
    [InlineData("", BootStage.PowerOn, false)]
    [InlineData("SeaBIOS (version 1.16.3-debian-1.16.3-2)\n", BootStage.Firmware, false)]
    [InlineData(Pxe, BootStage.Dhcp, false)]
    [InlineData(Pxe + " ok\nhttp://192.168.24.1:8080/boot.ipxe... ok\n", BootStage.Loading, false)]
    [InlineData(Pxe + " ok\nhttp://192.168.24.1:8080/boot.ipxe... ok\n[    0.000000] Linux version 6.12\n", BootStage.Kernel, false)]
    [InlineData(Media, BootStage.Firmware, false)]
    [InlineData(Media + "firmware: ramdisk unpacked; 11 kernel arguments\n", BootStage.Loading, false)]
    [InlineData(Media + "\u001b[1mWelcome to \u001b[0mDebian GNU/Linux 13!\n", BootStage.Kernel, false)]
    [InlineData(Media + "Welcome to Debian GNU/Linux 13!\nDebian GNU/Linux 13 compute-0 pts/0\n\ncompute-0 login: ", BootStage.System, false)]
    [InlineData(Media + "compute-0 login: \nfirmware: booting /home/libvirt/compute-0-vda.raw, root file system at byte 2\n", BootStage.Firmware, true)]
    [InlineData("SeaBIOS (version 1)\nBooting from Hard Disk...\n[    0.000000] Linux version 6.12\nlocalhost login: ", BootStage.System, true)]
    internal void The_stage_is_that_of_the_last_boot(string console, BootStage stage, bool fromDisk)
    {
        var story = BootConsole.Read(console);

        Assert.Equal((stage, fromDisk, null), (story.Stage, story.FromDisk, story.Cause));
    }

    [Theory]
    [InlineData(Pxe + "\nNo configuration methods succeeded (http://ipxe.org/040ee186)\n", "nobody answered its DHCP requests")]
    [InlineData(">>Start PXE over IPv4.\n  PXE-E16: No valid offer received.\n", "nobody answered its DHCP requests")]
    [InlineData(Pxe + " ok\nhttp://192.168.24.1:8080/boot.ipxe... Connection timed out (http://ipxe.org/4c0a6092)\n", "http://192.168.24.1:8080/boot.ipxe could not be fetched")]
    [InlineData(">>Start PXE over IPv4.\n  PXE-E18: Server response timeout.\n", "its boot loader could not be fetched by TFTP")]
    [InlineData("[    1.2] Initramfs unpacking failed: write error\n[    1.3] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)\n", "the ramdisk does not fit into its memory")]
    [InlineData("[    1.3] Kernel panic - not syncing: Attempted to kill init!\n", "its kernel stopped: Attempted to kill init!")]
    [InlineData("firmware: no bootable device\n", "it found nothing to boot")]
    public void What_stops_a_boot_is_named(string console, string cause) => Assert.StartsWith(cause, BootConsole.Read(console).Cause, StringComparison.Ordinal);

    [Theory]
    [InlineData("firmware: no bootable device\n", true)]
    [InlineData("[    1.3] Kernel panic - not syncing: Attempted to kill init!\n", true)]
    [InlineData("[    1.2] Initramfs unpacking failed: write error\n[    1.3] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)\n", true)]
    [InlineData(Pxe + "\nNo configuration methods succeeded (http://ipxe.org/040ee186)\n", false)]
    public void What_ends_a_boot_for_good_is_told_apart(string console, bool over) => Assert.Equal(over, BootConsole.Read(console).IsOver);

    [Fact]
    public void What_Undercast_last_said_there_is_kept()
    {
        const string System = Media + "compute-0 login: \r\nundercast: nova-compute is healthy\r\n\r\nundercast: ovn-controller is healthy\r\n[ 99.1] eth0: link up\n";

        Assert.Equal("ovn-controller is healthy", BootConsole.Read(System).Said);
        Assert.Null(BootConsole.Read(System + Media).Said);
    }

    [Fact]
    public void A_cause_of_an_earlier_boot_is_none_of_this_one() => Assert.Null(BootConsole.Read("firmware: no bootable device\n" + Media).Cause);
}
