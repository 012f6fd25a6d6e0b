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

        // 4. Taken away without a trace.
        await undercast.DoAsync("down", "-f");
        Assert.False(Directory.Exists(Path.Combine(folder, "work")), "the work folder is still there");
        Assert.DoesNotContain(folder, await UndercastProgram.LookAsync("mount"), StringComparison.Ordinal);
        Assert.DoesNotContain(folder, await UndercastProgram.LookAsync("ps", "-eo", "args"), StringComparison.Ordinal);
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
