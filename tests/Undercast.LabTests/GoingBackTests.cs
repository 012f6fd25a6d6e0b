using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Undercast.LabTests;

/// <summary>A lab of machines without systems, which is enough to go back in, to look at, and to break.</summary>
[SuppressMessage("Design", "CA1063", Justification = "A test class is not inherited.")]
public sealed class GoingBackTests : IAsyncDisposable
{
    private const string Disk = "/home/libvirt/compute-0-vda.raw";
    private readonly TemporaryLab lab = new();

    private UndercastProgram Undercast => lab.Undercast;

    [Fact(Timeout = 1_200_000)]
    public async Task A_lab_is_saved_broken_put_back_and_examined()
    {
        await Undercast.DoAsync("up", "--to", "provision-hypervisor-virtual");
        Assert.Contains("provision-hypervisor-virtual", await Undercast.DoAsync("checkpoint", "list"), StringComparison.Ordinal);

        // 1. What was written since is gone; what was there is back, with the BMC's password.
        await ThereAsync($"echo before | dd of={Disk} conv=notrunc status=none");
        var access = await ThereAsync("cat /var/lib/undercast/machines/compute-0/bmc.json");
        await Undercast.DoAsync("checkpoint", "save", "a");
        await ThereAsync($"echo after- | dd of={Disk} conv=notrunc status=none; echo '{{}}' > /var/lib/undercast/machines/compute-0/bmc.json");
        await Undercast.DoAsync("checkpoint", "restore", "a");
        Assert.Equal("before", (await ThereAsync($"head -c 6 {Disk}")).Trim());
        Assert.Equal(access, await ThereAsync("cat /var/lib/undercast/machines/compute-0/bmc.json"));

        // 2. Also when the machines are gone, and a network with them.
        await Undercast.DoAsync("down");
        await ThereAsync("virsh --quiet net-destroy tenant; virsh --quiet net-undefine tenant");
        await Undercast.DoAsync("checkpoint", "restore", "a");
        Assert.Equal("before", (await ThereAsync($"head -c 6 {Disk}")).Trim());
        Assert.Equal(4, (await Undercast.StatusAsync()).GetProperty("machines").GetArrayLength());

        // 3. A healthy lab has no findings, a broken one has them by name.
        await Undercast.DoAsync("doctor");
        await ThereAsync("ip link set br-tenant down");
        var findings = await Undercast.RunAsync("doctor", "--json");
        Assert.Equal(1, findings.ExitCode);
        var failed = JsonSerializer.Deserialize<JsonElement>(findings.Output).EnumerateArray().Where(check => check.GetProperty("result").GetString() == "Failed").Select(check => check.GetProperty("name").GetString());
        Assert.Equal("network tenant", Assert.Single(failed));
    }

    [Fact(Timeout = 1_200_000)]
    public async Task Twenty_rounds_leave_no_space_behind()
    {
        await Undercast.DoAsync("up", "--to", "provision-hypervisor-virtual");
        await Undercast.DoAsync("checkpoint", "save", "kept");
        await Undercast.DoAsync("checkpoint", "restore", "kept");
        var before = await UsedAsync();
        for (var round = 0; round < 20; round++)
        {
            await ThereAsync($"dd if=/dev/urandom of={Disk} bs=1M count=32 seek={round * 32} conv=notrunc status=none");
            await Undercast.DoAsync("checkpoint", "save", "round");
            await Undercast.DoAsync("checkpoint", "restore", "kept");
        }

        await Undercast.DoAsync("checkpoint", "remove", "round");

        // What describes the files may grow a little; one round's 32 MiB may not stay. XFS gives blocks back some time after their file is gone.
        var grown = await UsedAsync() - before;
        for (var look = 0; grown > 8 * 1024 && look < 12; look++)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
            grown = await UsedAsync() - before;
        }

        Assert.InRange(grown, -8 * 1024, 8 * 1024);
    }

    [Fact(Timeout = 1_200_000)]
    public async Task What_is_collected_holds_no_secret()
    {
        await Undercast.DoAsync("up", "--to", "provision-hypervisor-virtual");
        var password = JsonSerializer.Deserialize<JsonElement>(await ThereAsync("cat /var/lib/undercast/machines/compute-0/bmc.json")).GetProperty("password").GetString()!;
        var key = (await File.ReadAllLinesAsync(Path.Combine(lab.Folder, "work/id_ed25519"), TestContext.Current.CancellationToken))[2];
        // As careless as a program can be.
        await ThereAsync($"echo 'ipmitool -P {password}' >> /var/log/undercast/compute-0.log; systemd-cat echo 'key {key} password {password}'; cp /etc/ssh/ssh_host_ed25519_key /var/log/undercast/host.log");

        var archive = Path.Combine(lab.Folder, "collected.tar.zst");
        await Undercast.DoAsync("collect", archive);

        var content = await UndercastProgram.LookAsync("tar", "--zstd", "--extract", "--to-stdout", "--file", archive);
        Assert.Contains("ipmitool -P ***", content, StringComparison.Ordinal);
        Assert.Contains("PRIVATE KEY REMOVED", content, StringComparison.Ordinal);
        Assert.DoesNotContain(password, content, StringComparison.Ordinal);
        Assert.DoesNotContain(key, content, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => lab.DisposeAsync();

    private async Task<string> ThereAsync(string command) => (await Undercast.RunAsync("ssh-hypervisor", command)) is { ExitCode: 0 } done
        ? done.Output
        : throw new InvalidOperationException($"'{command}' failed on the Hypervisor");

    /// <summary>KiB that the pool's file takes on the Orchestrator, once what was deleted has been given back.</summary>
    private async Task<long> UsedAsync() =>
        long.Parse((await ThereAsync("sync; fstrim /home/libvirt; sync; du --block-size=1K /var/lib/undercast/pool.img | cut -f1")).Trim(), CultureInfo.InvariantCulture);
}
