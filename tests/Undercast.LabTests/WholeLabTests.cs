using System.Diagnostics.CodeAnalysis;

namespace Undercast.LabTests;

/// <summary>One lab, from nothing to all that the program can do, and away again.</summary>
[SuppressMessage("Design", "CA1063", Justification = "A test class is not inherited.")]
public sealed class WholeLabTests : IAsyncDisposable
{
    private static readonly string[] Nodes = ["ceph-0", "compute-0", "controller-0"];

    private static readonly string Machines = Environment.GetEnvironmentVariable("UNDERCAST_MACHINES") ?? "container";

    // Emulated machines take an hour for one way through: no part of it is done twice.
    private static readonly bool IsEmulated = Machines == "qemu";

    private readonly TemporaryLab lab = new(Machines);

    private UndercastProgram Undercast => lab.Undercast;

    [Fact(Timeout = 7_200_000)]
    public async Task A_lab_is_built_used_and_taken_away()
    {
        // 1. From nothing to machines.
        await Undercast.DoAsync("up", "--to", "provision-hypervisor-virtual");
        var status = await Undercast.StatusAsync();
        Assert.Equal([.. Nodes, "undercloud-0"], status.GetProperty("machines").EnumerateArray().Select(machine => machine.GetProperty("name").GetString()));
        Assert.Contains("hypervisor", await Undercast.DoAsync("ssh-hypervisor", "hostname"), StringComparison.Ordinal);

        // 2. A second time there is nothing to do, and a changed file changes just that.
        Assert.DoesNotContain(": started", await Undercast.DoAsync("up", "--to", "provision-hypervisor-virtual"), StringComparison.Ordinal);
        await File.AppendAllTextAsync(Path.Combine(lab.Folder, "conf/lab.yaml"), "\n", TestContext.Current.CancellationToken);
        Assert.DoesNotContain(": started", await Undercast.DoAsync("up", "--to", "provision-hypervisor-virtual"), StringComparison.Ordinal);

        // 3. What others made is refused, and stays as it is.
        const string foreign = "<network><name>external</name><forward mode='open'/><bridge name='br-foreign'/></network>";
        await Undercast.DoAsync("ssh-hypervisor", $"virsh net-destroy external; virsh net-undefine external; echo \"{foreign}\" > /root/foreign.xml; virsh net-define /root/foreign.xml");
        var refused = await Undercast.RunAsync("up", "--to", "provision-hypervisor-virtual");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("network 'external' on the Hypervisor was not made by this lab, and is left untouched", refused.Error, StringComparison.Ordinal);
        Assert.Contains("br-foreign", await Undercast.DoAsync("virsh-hypervisor", "net-dumpxml", "external"), StringComparison.Ordinal);
        await Undercast.DoAsync("virsh-hypervisor", "net-undefine", "external");
        await Undercast.DoAsync("up", "--to", "provision-hypervisor-virtual");

        // 4. All the way to a cloud, killed again and again on the way; it is used.
        var random = new Random(11);
        for (var kill = 0; kill < 3 && !IsEmulated; kill++)
        {
            await Undercast.KillAsync(TimeSpan.FromSeconds(random.Next(8, 40)), "up");
        }

        await Undercast.DoAsync("up");
        await UndercloudAnswersAsync();
        foreach (var node in Nodes)
        {
            Assert.Equal($"{node}\nroot", (await Undercast.RunAsync("ssh-controller", node, "hostname; sudo whoami")).Output.Trim());
        }

        var overcloud = new ConfiguredOvercloud(Undercast);
        await overcloud.Is_configured_once();
        await overcloud.Passes();
        await new Horizon(Undercast, Path.Combine(lab.Folder, "work/ssh_config")).Lets_the_administrator_in();

        // 5. A second time there is nothing to do.
        await Undercast.HasNothingToDoAsync("up");

        if (!IsEmulated)
        {
            // 6. What the guide tells a reader to type; back to a running cloud is among it.
            await new Guide(lab.Folder).Does_what_it_says();
        }

        // 7. Taken away without a trace.
        await Undercast.DoAsync("down", "-f");
        Assert.False(Directory.Exists(Path.Combine(lab.Folder, "work")), "the work folder is still there");
        Assert.DoesNotContain(lab.Folder, await UndercastProgram.LookAsync("mount"), StringComparison.Ordinal);
        Assert.DoesNotContain(lab.Folder, await UndercastProgram.LookAsync("ps", "-eo", "args"), StringComparison.Ordinal);
    }

    /// <summary>The plain client lists what there is, every agent lives, every container is healthy, and the files that people look for say so.</summary>
    private async Task UndercloudAnswersAsync()
    {
        foreach (var list in new[] { "network list", "image list", "server list", "baremetal node list", "baremetal driver list", "stack list", "workflow list", "endpoint list" })
        {
            Assert.NotEmpty(await Undercast.DoAsync(["openstack-undercloud", .. list.Split(' '), "-f", "value"]));
        }

        // Some of Debian's Ironic make a node its own parent when it is changed, and then list it no more.
        await Undercast.DoAsync("openstack-undercloud", "baremetal", "node", "set", "compute-0", "--extra", "tested=true");
        Assert.Contains("compute-0", await Undercast.DoAsync("openstack-undercloud", "baremetal", "node", "list", "-f", "value"), StringComparison.Ordinal);
        Assert.DoesNotContain("down", await Undercast.DoAsync("openstack-undercloud", "compute", "service", "list", "-f", "value", "-c", "State"), StringComparison.Ordinal);
        Assert.DoesNotContain("XXX", await Undercast.DoAsync("openstack-undercloud", "network", "agent", "list", "-f", "value", "-c", "Alive"), StringComparison.Ordinal);
        Assert.Equal(Nodes.Length, (await Undercast.DoAsync("openstack-undercloud", "server", "list", "--status", "ACTIVE", "-f", "value", "-c", "ID")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        // The nodes', and DHCP's own: inspections and boots leave none.
        Assert.Equal(Nodes.Length + 1, (await Undercast.DoAsync("openstack-undercloud", "port", "list", "-f", "value", "-c", "ID")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("CREATE_COMPLETE", await Undercast.DoAsync("openstack-undercloud", "stack", "list", "-f", "value"), StringComparison.Ordinal);
        Assert.Contains("SUCCESS", await Undercast.DoAsync("openstack-undercloud", "workflow", "execution", "list", "-f", "value"), StringComparison.Ordinal);
        Assert.DoesNotContain("unhealthy", await Undercast.DoAsync("ssh-controller", "undercloud-0", "podman container list"), StringComparison.Ordinal);
        foreach (var file in new[] { "undercloud_install.log", "undercloud-passwords.conf", "undercloud.conf", "stackrc", "instackenv.json", "overcloud_deployment_1.log", "overcloudrc" })
        {
            await Undercast.DoAsync("ssh-controller", "undercloud-0", $"test -s /home/stack/{file}");
        }

        await Undercast.DoAsync("ssh-controller", "undercloud-0", "test -s /var/lib/mistral/overcloud/ansible.log");
        // The nodes' image was in the conductor's cache before it asked for it.
        var image = (await Undercast.DoAsync("openstack-undercloud", "image", "show", "overcloud-full", "-f", "value", "-c", "id")).Trim();
        Assert.DoesNotContain($"cache miss for image {image}", await Undercast.DoAsync("ssh-controller", "undercloud-0", "cat /var/log/containers/ironic-conductor/ironic-conductor.log"), StringComparison.Ordinal);
    }

    [Fact(Timeout = 1_200_000)]
    public async Task Killed_at_any_moment_it_goes_on_where_it_was()
    {
        const int Rounds = 7;
        const int KillsOfARound = 3;
        var random = new Random(7);
        for (var round = 0; round < Rounds; round++)
        {
            // From nothing, then from what the kill before left.
            await Undercast.DoAsync("down", "-f");
            for (var kill = 0; kill < KillsOfARound; kill++)
            {
                await Undercast.KillAsync(TimeSpan.FromMilliseconds(random.Next(6000)), "up", "--to", "provision-hypervisor-virtual");
            }

            await Undercast.DoAsync("up", "--to", "provision-hypervisor-virtual");
            await Undercast.HasNothingToDoAsync("up", "--to", "provision-hypervisor-virtual");
        }
    }

    public ValueTask DisposeAsync() => lab.DisposeAsync();
}
