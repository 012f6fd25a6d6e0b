using System.Diagnostics.CodeAnalysis;

namespace Undercast.LabTests;

/// <summary>A lab whose disk fills up, and whose parts are killed, reset, added and taken away once it is finished. Run by <c>./test --faults</c>.</summary>
[SuppressMessage("Design", "CA1063", Justification = "A test class is not inherited.")]
public sealed class SurvivalTests : IAsyncDisposable
{
    private readonly TemporaryLab lab = new();

    private UndercastProgram Undercast => lab.Undercast;

    [Fact(Explicit = true, Timeout = 5_400_000)]
    public async Task A_cloud_survives_a_full_disk_killed_services_a_reset_and_one_machine_more_and_less()
    {
        await Undercast.DoAsync("up");
        await UndercloudSurvivesAFullDiskAsync();
        var overcloud = new ConfiguredOvercloud(Undercast);
        await overcloud.Is_used_again_after_a_killed_verify();
        foreach (var node in new[] { "ceph-0", "compute-0", "controller-0" })
        {
            await overcloud.Comes_back_when_services_are_killed(node);
        }

        await overcloud.Comes_back_after_a_reboot("controller-0");

        // The undercloud's too: a machine that is added afterwards is brought to life by all of them.
        await Undercast.RunAsync("ssh-controller", "undercloud-0", "podman kill $(podman ps --quiet)");

        // What is killed and reset has to report again; then there is nothing to do. One machine more, and one less again, change just that.
        await Undercast.DoAsync("up");
        await Undercast.HasNothingToDoAsync("up");
        await ScaleAsync("count: 1", "count: 2");
        Assert.Contains("compute-1", await Undercast.DoAsync("openstack", "compute", "service", "list", "-f", "value", "-c", "Host", "-c", "State"), StringComparison.Ordinal);
        await ScaleAsync("count: 2", "count: 1");
        foreach (var list in new[] { "openstack compute service list", "openstack network agent list", "openstack-undercloud baremetal node list", "openstack-undercloud server list", "machinectl-hypervisor list" })
        {
            Assert.DoesNotContain("compute-1", await Undercast.DoAsync(list.Split(' ')), StringComparison.Ordinal);
        }

        await overcloud.Passes();

        // What the guide tells that takes longer than all the rest of it, or carries gigabytes.
        await Undercast.DoAsync("verify", "--tempest");
        var archive = Path.Combine(lab.Folder, "images.tar.zst");
        await Undercast.DoAsync("cache", "export", archive);
        await Undercast.DoAsync("cache", "import", archive);

        // The cloud is removed, then forgotten by going back to before it: each time it is made again.
        await IsMadeAgainAsync(overcloud, "overcloud", "remove");
        await IsMadeAgainAsync(overcloud, "checkpoint", "restore", "install-undercloud");
    }

    public ValueTask DisposeAsync() => lab.DisposeAsync();

    /// <summary>MariaDB dies on a full disk: `up` names the disk; with room again it converges, and no record is lost.</summary>
    private async Task UndercloudSurvivesAFullDiskAsync()
    {
        string[] nodes = ["openstack-undercloud", "baremetal", "node", "list", "-f", "value", "-c", "UUID", "-c", "Name"];
        var before = await Undercast.DoAsync(nodes);
        await Undercast.DoAsync("ssh-controller", "undercloud-0", "fallocate --length $(($(stat --file-system --format '%a * %S' /) - 20000000)) /var/tmp/full && podman kill mariadb");
        var refused = await Undercast.RunAsync("up");
        await Undercast.DoAsync("ssh-controller", "undercloud-0", "rm /var/tmp/full");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("no room on this machine's disk", refused.Error + refused.Output, StringComparison.Ordinal);
        await Undercast.DoAsync("up");
        Assert.Equal(before, await Undercast.DoAsync(nodes));
    }

    /// <summary>After the command no server is left in the undercloud; `up` brings the whole cloud back.</summary>
    private async Task IsMadeAgainAsync(ConfiguredOvercloud overcloud, params string[] without)
    {
        await Undercast.DoAsync(without);
        Assert.Equal("", await Undercast.DoAsync("openstack-undercloud", "server", "list", "-f", "value"));
        await Undercast.DoAsync("up");
        await overcloud.Passes();
    }

    /// <summary>Changes the number of compute machines in lab.yaml, and brings the lab there.</summary>
    private async Task ScaleAsync(string before, string after)
    {
        var file = Path.Combine(lab.Folder, "conf/lab.yaml");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var compute = text.IndexOf("  compute:", StringComparison.Ordinal);
        var count = text.IndexOf(before, compute, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text[..count] + after + text[(count + before.Length)..], TestContext.Current.CancellationToken);
        await Undercast.DoAsync("up");
    }
}
