using System.Diagnostics.CodeAnalysis;

namespace Undercast.LabTests;

/// <summary>One lab, from nothing to all that the program can do, and away again.</summary>
[SuppressMessage("Design", "CA1063", Justification = "A test class is not inherited.")]
public sealed class WholeLabTests : IAsyncDisposable
{
    private static readonly string[] Nodes = ["ceph-0", "compute-0", "controller-0"];

    private readonly string folder = Directory.CreateTempSubdirectory("undercast-lab-").FullName;
    private readonly UndercastProgram undercast;

    public WholeLabTests()
    {
        var source = Path.Combine(AppContext.BaseDirectory.Split("/artifacts/")[0], "lab", "conf");
        Directory.CreateDirectory(Path.Combine(folder, "conf"));
        var machines = Environment.GetEnvironmentVariable("UNDERCAST_MACHINES") ?? "container";
        File.WriteAllText(Path.Combine(folder, "conf/env"), $"HYPERVISOR_ADDRESS=embedded\nMACHINES={machines}\n");
        File.WriteAllText(Path.Combine(folder, "conf/lab.yaml"), File.ReadAllText(Path.Combine(source, "lab.yaml")));
        undercast = new UndercastProgram(folder);
    }

    [Fact(Timeout = 3_000_000)]
    public async Task A_lab_is_built_used_and_taken_away()
    {
        // 1. From nothing to machines.
        await undercast.DoAsync("up", "--to", "provision-hypervisor-virtual");
        var status = await undercast.StatusAsync();
        Assert.Equal([.. Nodes, "undercloud-0"], status.GetProperty("machines").EnumerateArray().Select(machine => machine.GetProperty("name").GetString()));
        Assert.Contains("hypervisor", await undercast.DoAsync("ssh-hypervisor", "hostname"), StringComparison.Ordinal);

        // 2. A second time there is nothing to do, and a changed file changes just that.
        Assert.DoesNotContain(": started", await undercast.DoAsync("up", "--to", "provision-hypervisor-virtual"), StringComparison.Ordinal);
        await File.AppendAllTextAsync(Path.Combine(folder, "conf/lab.yaml"), "\n", TestContext.Current.CancellationToken);
        Assert.DoesNotContain(": started", await undercast.DoAsync("up", "--to", "provision-hypervisor-virtual"), StringComparison.Ordinal);

        // 3. What others made is refused, and stays as it is.
        const string foreign = "<network><name>external</name><forward mode='open'/><bridge name='br-foreign'/></network>";
        await undercast.DoAsync("ssh-hypervisor", $"virsh net-destroy external; virsh net-undefine external; echo \"{foreign}\" > /root/foreign.xml; virsh net-define /root/foreign.xml");
        var refused = await undercast.RunAsync("up", "--to", "provision-hypervisor-virtual");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("network 'external' on the Hypervisor was not made by this lab, and is left untouched", refused.Error, StringComparison.Ordinal);
        Assert.Contains("br-foreign", await undercast.DoAsync("virsh-hypervisor", "net-dumpxml", "external"), StringComparison.Ordinal);
        await undercast.DoAsync("virsh-hypervisor", "net-undefine", "external");
        await undercast.DoAsync("up", "--to", "provision-hypervisor-virtual");

        // 4. All the way to a cloud, which is used.
        await undercast.DoAsync("up");
        await UndercloudAnswersAsync();
        foreach (var node in Nodes)
        {
            Assert.Equal($"{node}\nroot", (await undercast.RunAsync("ssh-controller", node, "hostname; sudo whoami")).Output.Trim());
        }

        var overcloud = new ConfiguredOvercloud(undercast);
        await overcloud.Is_used_for_real();
        await new Horizon(undercast, Path.Combine(folder, "work/ssh_config")).Lets_the_administrator_in();
        await overcloud.Comes_back_when_services_are_killed("compute-0");

        // 5. A second time there is nothing to do.
        Assert.Contains("nothing to do", await undercast.DoAsync("up"), StringComparison.Ordinal);

        // 6. Taken away without a trace.
        await undercast.DoAsync("down", "-f");
        Assert.False(Directory.Exists(Path.Combine(folder, "work")), "the work folder is still there");
        Assert.DoesNotContain(folder, await UndercastProgram.LookAsync("mount"), StringComparison.Ordinal);
        Assert.DoesNotContain(folder, await UndercastProgram.LookAsync("ps", "-eo", "args"), StringComparison.Ordinal);
    }

    /// <summary>The plain client lists what there is, every agent lives, every container is healthy, and the files that people look for say so.</summary>
    private async Task UndercloudAnswersAsync()
    {
        foreach (var list in new[] { "network list", "image list", "server list", "baremetal node list", "baremetal driver list", "stack list", "workflow list", "endpoint list" })
        {
            Assert.NotEmpty(await undercast.DoAsync(["openstack-undercloud", .. list.Split(' '), "-f", "value"]));
        }

        // Some of Debian's Ironic make a node its own parent when it is changed, and then list it no more.
        await undercast.DoAsync("openstack-undercloud", "baremetal", "node", "set", "compute-0", "--extra", "tested=true");
        Assert.Contains("compute-0", await undercast.DoAsync("openstack-undercloud", "baremetal", "node", "list", "-f", "value"), StringComparison.Ordinal);
        Assert.DoesNotContain("down", await undercast.DoAsync("openstack-undercloud", "compute", "service", "list", "-f", "value", "-c", "State"), StringComparison.Ordinal);
        Assert.DoesNotContain("XXX", await undercast.DoAsync("openstack-undercloud", "network", "agent", "list", "-f", "value", "-c", "Alive"), StringComparison.Ordinal);
        Assert.Equal(Nodes.Length, (await undercast.DoAsync("openstack-undercloud", "server", "list", "--status", "ACTIVE", "-f", "value", "-c", "ID")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("CREATE_COMPLETE", await undercast.DoAsync("openstack-undercloud", "stack", "list", "-f", "value"), StringComparison.Ordinal);
        Assert.Contains("SUCCESS", await undercast.DoAsync("openstack-undercloud", "workflow", "execution", "list", "-f", "value"), StringComparison.Ordinal);
        Assert.DoesNotContain("unhealthy", await undercast.DoAsync("ssh-controller", "undercloud-0", "podman container list"), StringComparison.Ordinal);
        foreach (var file in new[] { "undercloud_install.log", "undercloud-passwords.conf", "undercloud.conf", "stackrc", "instackenv.json", "overcloud_deployment_1.log", "overcloudrc" })
        {
            await undercast.DoAsync("ssh-controller", "undercloud-0", $"test -s /home/stack/{file}");
        }

        await undercast.DoAsync("ssh-controller", "undercloud-0", "test -s /var/lib/mistral/overcloud/ansible.log");
    }

    [Fact(Timeout = 1_200_000)]
    public async Task Killed_at_any_moment_it_goes_on_where_it_was()
    {
        const int Moments = 20;
        var random = new Random(7);
        for (var moment = 0; moment < Moments; moment++)
        {
            // From nothing, from half a lab, and from a whole one.
            if (moment % 3 == 0)
            {
                await undercast.DoAsync("down", "-f");
            }

            await undercast.KillAsync(TimeSpan.FromMilliseconds(random.Next(6000)), "up", "--to", "provision-hypervisor-virtual");
            await undercast.DoAsync("up", "--to", "provision-hypervisor-virtual");
            Assert.Contains("nothing to do", await undercast.DoAsync("up", "--to", "provision-hypervisor-virtual"), StringComparison.Ordinal);
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
