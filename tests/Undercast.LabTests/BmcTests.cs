using System.Diagnostics.CodeAnalysis;
using Undercast.Hosts;

namespace Undercast.LabTests;

/// <summary>BMCs of real machines: a container machine and a libvirt machine of one lab, and a libvirt domain that the lab did not make.</summary>
[SuppressMessage("Design", "CA1063", Justification = "A test class is not inherited.")]
public sealed class BmcTests : IAsyncDisposable
{
    private const string Container = "controller-0";
    private const string Libvirt = "compute-0";
    private const string StopLibvirt = "systemctl stop libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket libvirtd";

    private readonly TemporaryLab lab = new(change: topology => topology
        .Replace("name: lab", "name: bmc", StringComparison.Ordinal).Replace("#kind: container", "kind: libvirt", StringComparison.Ordinal));

    private UndercastProgram Undercast => lab.Undercast;

    [Fact(Timeout = 1_200_000)]
    public async Task Real_machines_obey_their_BMCs()
    {
        await Undercast.DoAsync("up", "--to", "provision-hypervisor-virtual");
        Assert.DoesNotContain("password", await Undercast.DoAsync("bmc", "list", "--json"), StringComparison.Ordinal);
        var bmcs = await LabBmc.AllAsync(Undercast, lab.Folder);
        Assert.Equal(["ceph-0", Libvirt, Container], bmcs.Keys.Order());
        await HypervisorAsync($"""
            mkdir /tmp/system && tar --create --one-file-system --exclude=./tmp --exclude=./var/cache --exclude=./home --exclude=./var/lib --exclude=./usr/share/qemu -C / . | tar --extract -C /tmp/system
            rm --force /tmp/system/etc/systemd/system/console-getty.service && mkdir --parents /tmp/system/tmp /tmp/system/var/cache /tmp/system/var/lib
            mke2fs -q -F -t ext4 -d /tmp/system /home/libvirt/{Container}-vda.raw && rm --recursive /tmp/system
            """);

        // 1. Power and boot device, by both protocols and both suites.
        foreach (var bmc in (LabBmc[])[bmcs[Container], bmcs[Libvirt]])
        {
            foreach (var suite in (string[])["3", "17"])
            {
                await ObeysAsync(bmc, suite);
            }
        }

        // 2. Consoles: the container machine's system asks who logs in; the libvirt machine's firmware looks for a system.
        foreach (var bmc in (LabBmc[])[bmcs[Container], bmcs[Libvirt]])
        {
            await bmc.IpmiAsync("17", "power", "on");
        }

        await WaitForAsync("the container machine's system to ask who logs in", async () => (await LogAsync(Container)).Contains("login:", StringComparison.Ordinal));
        Assert.Contains("Password", await bmcs[Container].ConsoleAsync("\\rsomebody\\r"), StringComparison.Ordinal);
        Assert.Contains("iPXE", await LogAsync(Libvirt), StringComparison.Ordinal);

        // 3. A restart of the daemon loses neither a console nor a running machine.
        await HypervisorAsync("systemctl restart undercast-bmc");
        Assert.Equal("Chassis Power is on", await bmcs[Container].IpmiAsync("17", "power", "status"));
        Assert.Contains("Password", await bmcs[Container].ConsoleAsync("\\rsomebody\\r"), StringComparison.Ordinal);

        // 4. libvirtd away: busy and 503, the other kind of machine is served; back: right answers at once, settings kept.
        await bmcs[Libvirt].IpmiAsync("17", "chassis", "bootdev", "pxe", "options=persistent");
        await HypervisorAsync(StopLibvirt);
        Assert.Contains("Node busy", (await Assert.ThrowsAsync<CommandFailedException>(() => bmcs[Libvirt].IpmiAsync("17", "power", "status"))).Error, StringComparison.Ordinal);
        Assert.Equal("503", (await bmcs[Libvirt].RedfishAsync("GET", "")).Status);
        Assert.Equal("Chassis Power is on", await bmcs[Container].IpmiAsync("17", "power", "status"));
        await HypervisorAsync("systemctl start libvirtd.socket libvirtd");
        Assert.Equal("Chassis Power is on", await bmcs[Libvirt].IpmiAsync("17", "power", "status"));
        Assert.Contains("\"BootSourceOverrideTarget\":\"Pxe\"", (await bmcs[Libvirt].RedfishAsync("GET", "")).Body, StringComparison.Ordinal);

        // 5. A system that restarts itself passes its firmware again.
        var before = await HypervisorAsync($"systemctl show --property=InvocationID undercast-machine@{Container}");
        await HypervisorAsync($"machinectl shell {Container} /usr/bin/systemctl reboot || true");
        await WaitForAsync("the container machine to start again", async () =>
            await HypervisorAsync($"systemctl show --property=InvocationID undercast-machine@{Container}") != before
            && await bmcs[Container].IpmiAsync("17", "power", "status") == "Chassis Power is on");

        // 6. A libvirt machine boots a small system from its disk and from a CD, and answers.
        await BootsASmallSystemAsync(bmcs[Libvirt]);

        // 7. One whose emulator dies boots again.
        await OutlivesItsEmulatorAsync(bmcs[Libvirt]);

        // 8. UEFI secure boot, as the machine's next start has it.
        await BootsSecurelyAsync(bmcs[Libvirt]);

        // 9. A domain of somebody's own.
        await AdoptsAsync();

        // 10. Without libvirtd nothing can be asked about its machines; the Hypervisor goes all the same, and they with it.
        await HypervisorAsync(StopLibvirt);
        Assert.Contains("together with the Hypervisor", await Undercast.DoAsync("down", "-f"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(lab.Folder, "work")));
    }

    private static async Task ObeysAsync(LabBmc bmc, string suite)
    {
        Assert.Equal("Chassis Power is off", await bmc.IpmiAsync(suite, "power", "status"));
        foreach (var order in (string[])["on", "cycle", "reset"])
        {
            await bmc.IpmiAsync(suite, "power", order);
            // Its firmware takes a moment to find a system; until then it is on its way.
            await WaitForAsync($"{bmc.Machine} to be on after power {order}", async () => await bmc.IpmiAsync(suite, "power", "status") == "Chassis Power is on");
        }

        Assert.Contains("\"PowerState\":\"On\"", (await bmc.RedfishAsync("GET", "")).Body, StringComparison.Ordinal);
        foreach (var (options, target, how) in ((string, string, string)[])[("options=persistent,efiboot", "Pxe", "Continuous"), ("options=efiboot", "Cd", "Once")])
        {
            await bmc.IpmiAsync(suite, "chassis", "bootdev", target == "Pxe" ? "pxe" : "cdrom", options);
            var (_, body) = await bmc.RedfishAsync("GET", "");
            Assert.Contains($"\"BootSourceOverrideTarget\":\"{target}\"", body, StringComparison.Ordinal);
            Assert.Contains($"\"BootSourceOverrideEnabled\":\"{how}\"", body, StringComparison.Ordinal);
            Assert.Contains("EFI boot", await bmc.IpmiAsync(suite, "chassis", "bootparam", "get", "5"), StringComparison.Ordinal);
        }

        await bmc.IpmiAsync(suite, "sdr", "-v");
        Assert.Contains(bmc.Machine, await bmc.IpmiAsync(suite, "fru", "print"), StringComparison.Ordinal);
        Assert.Equal("204", (await bmc.RedfishAsync("POST", "/Actions/ComputerSystem.Reset", """{"ResetType":"ForceOff"}""")).Status);
        Assert.Equal("Chassis Power is off", await bmc.IpmiAsync(suite, "power", "status"));
    }

    private async Task BootsASmallSystemAsync(LabBmc bmc)
    {
        await Undercast.DoAsync("up", "--from", "image-verification", "--to", "image-verification");
        await bmc.IpmiAsync("17", "power", "off");
        // Its kernel and busybox; its own init would wait for an address.
        var seen = Path.Combine(lab.Folder, "work/hypervisor/root/root");
        await UndercastProgram.LookAsync("sh", "-ec", $"""
            mkdir {seen}/cd
            cp "$(ls -t /var/cache/undercast/verification-*/disk.raw | head -n 1)" {seen}/system.raw
            printf 'DEFAULT linux\nLABEL linux\nKERNEL vmlinuz\nAPPEND initrd=initrd console=ttyS0,115200 rdinit=/bin/busybox -- sh\n' > {seen}/cd/isolinux.cfg
            mcopy -i {seen}/system.raw ::vmlinuz ::initrd {seen}/cd
            mcopy -o -i {seen}/system.raw {seen}/cd/isolinux.cfg ::syslinux.cfg
            cp /usr/lib/ISOLINUX/isolinux.bin /usr/lib/syslinux/modules/bios/ldlinux.c32 {seen}/cd
            """);
        await HypervisorAsync($"dd if=/root/system.raw of=/home/libvirt/{Libvirt}-vda.raw conv=notrunc,fsync status=none");
        await AnswersAsync(bmc, "disk");
        // The CD has the same; the disk must not stand in for it.
        await HypervisorAsync($"""
            genisoimage -quiet -output /root/system.iso -b isolinux.bin -c boot.cat -no-emul-boot -boot-load-size 4 -boot-info-table /root/cd
            rm --recursive /root/cd /root/system.raw && dd if=/dev/zero of=/home/libvirt/{Libvirt}-vda.raw bs=1M count=20 conv=notrunc,fsync status=none
            systemd-run --quiet --unit=media python3 -m http.server 8099 --bind 127.0.0.1 --directory /root
            curl --silent --retry 20 --retry-connrefused --retry-delay 1 --output /dev/null http://127.0.0.1:8099/
            """);
        var (status, body) = await bmc.RedfishAsync("POST", "/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia", """{"Image":"http://127.0.0.1:8099/system.iso"}""");
        Assert.True(status == "204", body);
        await AnswersAsync(bmc, "cdrom");
        await HypervisorAsync("systemctl stop media");
    }

    private async Task OutlivesItsEmulatorAsync(LabBmc bmc)
    {
        await bmc.IpmiAsync("17", "power", "on");
        var first = await EmulatorAsync();
        await HypervisorAsync($"kill -KILL {first}");
        await WaitForAsync("the emulator to be started again", async () => await EmulatorAsync() is { Length: > 0 } second && second != first);
        await bmc.IpmiAsync("17", "power", "off");

        // Switched off, it stays so; the watch looks each two seconds.
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal("Chassis Power is off", await bmc.IpmiAsync("17", "power", "status"));

        async Task<string> EmulatorAsync() => (await HypervisorAsync($"cat /run/libvirt/qemu/{Libvirt}.pid 2>/dev/null || true")).Trim();
    }

    private static async Task BootsSecurelyAsync(LabBmc bmc)
    {
        Assert.Equal("204", (await bmc.RedfishAsync("PATCH", "", """{"Boot":{"BootSourceOverrideMode":"UEFI"}}""")).Status);
        foreach (var (enable, current) in ((string, string)[])[("true", "Enabled"), ("false", "Disabled")])
        {
            var (status, body) = await bmc.RedfishAsync("PATCH", "/SecureBoot", $$"""{"SecureBootEnable":{{enable}}}""");
            Assert.True(status == "204", body);
            await bmc.IpmiAsync("17", "power", "on");
            Assert.Contains($"\"SecureBootCurrentBoot\":\"{current}\"", (await bmc.RedfishAsync("GET", "/SecureBoot")).Body, StringComparison.Ordinal);
            await bmc.IpmiAsync("17", "power", "off");
        }
    }

    /// <summary>Booted from there, the system's shell reckons on the console.</summary>
    private static async Task AnswersAsync(LabBmc bmc, string device)
    {
        await bmc.IpmiAsync("17", "chassis", "bootdev", device);
        await bmc.IpmiAsync("17", "power", "on");
        await WaitForAsync($"the system on {device} to answer", async () => (await bmc.ConsoleAsync("\\recho $((6*7))\\r")).Contains("\n42", StringComparison.Ordinal));
        await bmc.IpmiAsync("17", "power", "off");
    }

    private async Task AdoptsAsync()
    {
        await HypervisorAsync("""
            echo '<domain type="qemu"><name>own</name><memory unit="MiB">128</memory><vcpu>1</vcpu><os><type arch="x86_64" machine="q35">hvm</type><boot dev="hd"/></os>
            <devices><interface type="network"><source network="ctlplane"/><model type="virtio"/></interface><serial type="pty"/></devices></domain>' > /tmp/own.xml && virsh --quiet define /tmp/own.xml
            """);
        var defined = await HypervisorAsync("virsh dumpxml --inactive own");
        await Undercast.DoAsync("bmc", "add", "own");
        var own = (await LabBmc.AllAsync(Undercast, lab.Folder))["own"];
        await WaitForAsync("the daemon to serve it", async () => (await HypervisorAsync("ss --udp --listening --numeric")).Contains($":{own.Port} ", StringComparison.Ordinal));

        await own.IpmiAsync("17", "chassis", "bootdev", "pxe");
        await own.IpmiAsync("17", "power", "on");
        Assert.Contains("<boot order='1'/>", await HypervisorAsync("virsh dumpxml own"), StringComparison.Ordinal);
        await own.IpmiAsync("17", "power", "off");
        Assert.Equal(defined, await HypervisorAsync("virsh dumpxml --inactive own"));
        await Undercast.DoAsync("bmc", "remove", "own");

        // With an address of its own, it answers at the standard ports; one that the machine does not have is refused.
        Assert.Contains("on no interface", (await Undercast.RunAsync("bmc", "add", "own", "--address", "192.0.2.7")).Error, StringComparison.Ordinal);
        await HypervisorAsync("ip address add 192.0.2.7/32 dev lo");
        await Undercast.DoAsync("bmc", "add", "own", "--address", "192.0.2.7");
        own = (await LabBmc.AllAsync(Undercast, lab.Folder))["own"];
        await WaitForAsync("the daemon to serve it there", async () => (await HypervisorAsync("ss --udp --listening --numeric")).Contains("192.0.2.7:623 ", StringComparison.Ordinal));
        Assert.Equal("Chassis Power is off", await own.IpmiAsync("17", "power", "status"));
        Assert.Equal("200", (await own.RedfishAsync("GET", "")).Status);
        await Undercast.DoAsync("bmc", "remove", "own");
        Assert.Equal(defined, await HypervisorAsync("virsh dumpxml --inactive own"));
    }

    private async Task<string> HypervisorAsync(string command)
    {
        var result = await Undercast.RunAsync("ssh-hypervisor", command);
        Assert.True(result.ExitCode == 0, $"{command}\n{result.Error}\n{result.Output}");
        return result.Output;
    }

    private Task<string> LogAsync(string machine) => HypervisorAsync($"cat /var/log/undercast/{machine}.log");

    private static async Task WaitForAsync(string what, Func<Task<bool>> isSo)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.True(tries < 60, $"waited too long for {what}");
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => lab.DisposeAsync();
}
