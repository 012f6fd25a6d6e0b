using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Undercast.LabTests;

/// <summary>What goes wrong while nodes are brought to life: the cause is named, and <c>up</c> afterwards ends well. Run by <c>./test --faults</c>.</summary>
[SuppressMessage("Design", "CA1063", Justification = "A test class is not inherited.")]
public sealed class FaultTests : IAsyncDisposable
{
    private const string Access = "/var/lib/undercast/machines/ceph-0/bmc.json";

    private const string IsOff = "compute-0: it is off while Ironic waits for its agent";

    private readonly TemporaryLab lab = new();

    private UndercastProgram Undercast => lab.Undercast;

    [Fact(Explicit = true, Timeout = 3_000_000)]
    public async Task A_fault_while_nodes_are_made_available_is_named_and_up_afterwards_ends_well()
    {
        await Undercast.DoAsync("up", "--to", "install-overcloud-images");

        // The daemon reads the file again when its time changes: so it keeps another password than the file then has.
        await FaultAsync(
            "wrong BMC password", "nodes", null,
            () => ThereAsync($"cp -p {Access} /root/bmc.json && sed -i 's/\"password\": *\"[^\"]*\"/\"password\": \"another\"/' {Access} && touch -r /root/bmc.json {Access} && systemctl restart undercast-bmc && sleep 2 && cp -p /root/bmc.json {Access}"),
            "ceph-0.*its BMC refuses the user or password",
            () => ThereAsync("systemctl restart undercast-bmc"));
        await FaultAsync(
            "DHCP blocked", "nodes", null,
            () => ThereAsync("nft add table bridge fault; nft add chain bridge fault forward '{ type filter hook forward priority 0; }'; nft add rule bridge fault forward udp dport 67 drop"),
            "nobody answered its DHCP requests",
            () => ThereAsync("nft delete table bridge fault"));
        await FaultAsync(
            "image server stopped", "nodes", "manageable", () => UndercloudAsync("systemctl stop ironic-http"), "its BMC could not read the image that Ironic offers", NothingAsync);
        await FaultAsync(
            "power pulled in inspection", "nodes", "compute-0: inspect wait", () => PullAsync("compute-0"), "compute-0: it went off while its agent was at work", NothingAsync);
    }

    [Fact(Explicit = true, Timeout = 3_000_000)]
    public async Task A_fault_while_nodes_are_deployed_is_named_and_up_afterwards_ends_well()
    {
        await Undercast.DoAsync("up", "--to", "nodes");

        // Before Ironic waits for the agent it may notice, and start the node anew by itself.
        await FaultAsync(
            "power pulled as deployment begins", "install-overcloud", "compute-0: deploying", () => PullAsync("compute-0"), $"{IsOff}|overcloud-deployment: done", NothingAsync);
        await Undercast.DoAsync("overcloud", "remove");
        await FaultAsync(
            "power pulled in deployment", "install-overcloud", "compute-0: wait call-back", () => PullAsync("compute-0"), IsOff, NothingAsync);
        await Undercast.DoAsync("overcloud", "remove");
        await FaultAsync(
            "conductor killed in deployment", "install-overcloud", "compute-0: (wait call-back|deploying)", () => UndercloudAsync("podman kill ironic-conductor"), "ironic-conductor on the undercloud ended", NothingAsync);
        foreach (var node in new[] { "ceph-0", "compute-0", "controller-0" })
        {
            await Undercast.DoAsync("ssh-controller", node, "sudo id");
        }
    }

    /// <summary>One fault in a run of <c>up</c>: struck when <paramref name="moment"/> is told (null: before the run), and cured when it was named or the run has ended.</summary>
    private async Task FaultAsync(string fault, string end, string? moment, Func<Task> strike, string cause, Func<Task> cure)
    {
        if (moment is null)
        {
            await strike();
        }

        await using (var up = Undercast.Start("up", "--to", end))
        {
            if (moment is not null)
            {
                await up.SaysAsync(moment);
                await strike();
            }

            var since = Stopwatch.GetTimestamp();
            var said = await up.SaysAsync(cause);
            Console.WriteLine($"{fault}: '{said}' after {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s");
        }

        await cure();
        var again = Stopwatch.GetTimestamp();
        await Undercast.DoAsync("up", "--to", end);
        Console.WriteLine($"{fault}: `up` afterwards {Stopwatch.GetElapsedTime(again).TotalSeconds:0} s");
        if (end == "nodes")
        {
            await Undercast.DoAsync("openstack-undercloud", "baremetal", "node", "delete", "ceph-0", "compute-0", "controller-0");
        }
    }

    private static Task NothingAsync() => Task.CompletedTask;

    private Task<string> PullAsync(string machine) => ThereAsync($"systemctl kill --signal=KILL undercast-machine@{machine}");

    private Task<string> ThereAsync(string script) => Undercast.DoAsync("ssh-hypervisor", script);

    private Task<string> UndercloudAsync(string script) => Undercast.DoAsync("ssh-controller", "undercloud-0", script);

    public ValueTask DisposeAsync() => lab.DisposeAsync();
}
