using System.Diagnostics.CodeAnalysis;

namespace Undercast.LabTests;

/// <summary>A finished lab whose parts are killed, reset, added and taken away. Run by <c>./test --faults</c>: the whole-lab test has the shorter half of it.</summary>
[SuppressMessage("Design", "CA1063", Justification = "A test class is not inherited.")]
public sealed class SurvivalTests : IAsyncDisposable
{
    private readonly TemporaryLab lab = new();

    private UndercastProgram Undercast => lab.Undercast;

    [Fact(Explicit = true, Timeout = 3_600_000)]
    public async Task A_cloud_survives_killed_services_a_reset_and_one_machine_more_and_less()
    {
        await Undercast.DoAsync("up");
        var overcloud = new ConfiguredOvercloud(Undercast);
        await overcloud.Is_used_again_after_a_killed_verify();
        foreach (var node in new[] { "ceph-0", "compute-0" })
        {
            await overcloud.Comes_back_when_services_are_killed(node);
        }

        await overcloud.Comes_back_after_a_reboot("controller-0");

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
    }

    public ValueTask DisposeAsync() => lab.DisposeAsync();

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
