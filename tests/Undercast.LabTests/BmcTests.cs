using System.Diagnostics.CodeAnalysis;
using Undercast.Hosts;

namespace Undercast.LabTests;

/// <summary>BMCs of real machines: a container machine and a libvirt machine of one lab, and a libvirt domain that the lab did not make.</summary>
[SuppressMessage("Design", "CA1063", Justification = "A test class is not inherited.")]
public sealed class BmcTests : IAsyncDisposable
{
    private const string Container = "controller-0";
    private const string Libvirt = "compute-0";

    private readonly string folder = Directory.CreateTempSubdirectory("undercast-bmc-").FullName;
    private readonly UndercastProgram undercast;

    public BmcTests()
    {
        var topology = File.ReadAllText(Path.Combine(AppContext.BaseDirectory.Split("/artifacts/")[0], "lab/conf/lab.yaml"))
            .Replace("name: lab", "name: bmc", StringComparison.Ordinal).Replace("#kind: container", "kind: libvirt", StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(folder, "conf"));
        File.WriteAllText(Path.Combine(folder, "conf/env"), "HYPERVISOR_ADDRESS=embedded\nMACHINES=container\n");
        File.WriteAllText(Path.Combine(folder, "conf/lab.yaml"), topology);
        undercast = new UndercastProgram(folder);
    }

    [Fact(Timeout = 1_200_000)]
    public async Task Real_machines_obey_their_BMCs()
    {
        await undercast.DoAsync("up", "--to", "provision-hypervisor-virtual");
        Assert.DoesNotContain("password", await undercast.DoAsync("bmc", "list", "--json"), StringComparison.Ordinal);
        var bmcs = await LabBmc.AllAsync(undercast, folder);
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
        await HypervisorAsync("systemctl stop libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket libvirtd");
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

        // 6. A domain of somebody's own.
        await AdoptsAsync();
        await undercast.DoAsync("down", "-f");
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

    private async Task AdoptsAsync()
    {
        await HypervisorAsync("""
            echo '<domain type="qemu"><name>own</name><memory unit="MiB">128</memory><vcpu>1</vcpu><os><type arch="x86_64" machine="q35">hvm</type><boot dev="hd"/></os>
            <devices><interface type="network"><source network="ctlplane"/><model type="virtio"/></interface><serial type="pty"/></devices></domain>' > /tmp/own.xml && virsh --quiet define /tmp/own.xml
            """);
        var defined = await HypervisorAsync("virsh dumpxml --inactive own");
        await undercast.DoAsync("bmc", "add", "own");
        var own = (await LabBmc.AllAsync(undercast, folder))["own"];
        await WaitForAsync("the daemon to serve it", async () => (await HypervisorAsync("ss --udp --listening --numeric")).Contains($":{own.Port} ", StringComparison.Ordinal));

        await own.IpmiAsync("17", "chassis", "bootdev", "pxe");
        await own.IpmiAsync("17", "power", "on");
        Assert.Contains("<boot order='1'/>", await HypervisorAsync("virsh dumpxml own"), StringComparison.Ordinal);
        await own.IpmiAsync("17", "power", "off");
        Assert.Equal(defined, await HypervisorAsync("virsh dumpxml --inactive own"));
        await undercast.DoAsync("bmc", "remove", "own");
        Assert.Equal(defined, await HypervisorAsync("virsh dumpxml --inactive own"));
    }

    private async Task<string> HypervisorAsync(string command)
    {
        var result = await undercast.RunAsync("ssh-hypervisor", command);
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

    public async ValueTask DisposeAsync()
    {
        // A failed test must not leave a Hypervisor behind.
        if (Directory.Exists(Path.Combine(folder, "work")))
        {
            await undercast.RunAsync("down", "-f");
        }

        Directory.Delete(folder, recursive: true);
    }
}
