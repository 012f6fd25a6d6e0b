using System.Globalization;
using Undercast.Bmc;
using Undercast.Checkpoints;
using Undercast.Dashboard;
using Undercast.Drawing;
using Undercast.Looking;
using Undercast.Machines;

namespace Undercast.DashboardTests;

/// <summary>A lab of any size, as large as no test machine could hold: what is tested here is the page.</summary>
internal sealed class LargeLab(int machines, int lines) : IDashboardSource, IDisposable
{
    private static readonly string[] Components = ["libvirt", "nova", "neutron", "ovn", "openvswitch"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("undercast-dashboard-");

    public Picture Picture => new("large", "embedded",
        [new("external", "10.0.0.0/24"), new("ctlplane", "192.168.24.0/24"), new("tenant", "172.16.0.0/24")],
        [.. Names.Select(name => new PictureMachine(name, "compute", "2 CPUs, 3 GiB, disk 40 GiB", "BMC: IPMI, Redfish", [new("ctlplane", null), new("tenant", null)], Components))]);

    public string RunLogs => folder.FullName;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> LogPlaces => Names.ToDictionary(name => name, _ => (IReadOnlyList<string>)["console", "nova-compute"]);

    /// <summary>Power of the first machine, so that a test can see a change arrive.</summary>
    public PowerState First { get; set; } = PowerState.On;

    private IEnumerable<string> Names => Enumerable.Range(0, machines).Select(i => string.Create(CultureInfo.InvariantCulture, $"compute-{i}"));

    public Task<LabStatus> StatusAsync(CancellationToken cancel) => Task.FromResult(new LabStatus(
        "large", "/lab", "root@198.18.0.2",
        [.. Names.Select((name, i) => new MachineStatus(name, MachineKind.Container, i == 0 ? First : i % 7 == 6 ? PowerState.Off : PowerState.On, 2, 3072, [])
        {
            Addresses = new Dictionary<string, string> { ["eth0"] = $"192.168.24.{10 + i}/24" },
            Services = [new("nova-compute", "active", i == 3 ? "unhealthy" : "healthy"), new("libvirt", "active", "healthy")],
        })],
        [], [new("overcloud identity", "https://10.0.0.5:13000")], machines > 5 ? ["compute-6: does not answer"] : []));

    public Task<IReadOnlyList<Check>> ChecksAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Check>>(
        [new("network ctlplane", CheckResult.Ok, "br-ctlplane is up"), new("free disk", CheckResult.Failed, "1 of 40 GiB free", "remove a checkpoint")]);

    public Task<IReadOnlyList<Checkpoint>> CheckpointsAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Checkpoint>>([new("large", "install-undercloud", DateTimeOffset.UnixEpoch, Guid.Empty, [], "", ["undercloud-0"])]);

    public async Task TellLogsAsync(LogWish wish, Action<string> tell, CancellationToken cancel)
    {
        foreach (var i in Enumerable.Range(Math.Max(0, lines - wish.Lines), Math.Min(lines, wish.Lines)))
        {
            tell(string.Create(CultureInfo.InvariantCulture, $"2026-01-01 10:00:00.{i % 1000:000} {(i % 1000 == 0 ? "ERROR" : "INFO")} nova.compute.manager line {i} of {wish.Machine ?? "undercast"} <script>"));
        }

        if (wish.Follow)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
