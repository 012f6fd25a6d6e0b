using System.Diagnostics;
using System.Globalization;
using Undercast.Hosts;

namespace Undercast.BmcBench;

/// <summary>
/// IPMI through ipmitool. Its list of enterprise numbers, which it reads at each start for 25 ms, is replaced by one with a single entry: that time
/// is the client's own, the same for every server, and hides them all.
/// </summary>
internal sealed class IpmiBench(int port, string password, int processId)
{
    private const int InSession = 500;
    private const int Sessions = 200;
    private static readonly LocalCommandRunner Local = new(TimeProvider.System);
    private static readonly string Home = EmptyNumbers();

    public async Task RunAsync(string who, IReadOnlyList<string> suites)
    {
        foreach (var suite in suites)
        {
            // One session with many commands, less one with a single command: what a command costs in a session.
            var (many, one) = (await ExecAsync(suite, InSession), await ExecAsync(suite, 1));
            Tell(who, suite, "`power status` in an open session", (many - one).TotalMilliseconds / (InSession - 1));
            using var server = Process.GetProcessById(processId);
            var before = server.TotalProcessorTime;
            var times = new List<double>();
            for (var i = 0; i < Sessions; i++)
            {
                times.Add((await Local.RunAsync(Ipmitool(port, password, suite, "power", "status"), CancellationToken.None)).Elapsed.TotalMilliseconds);
            }

            server.Refresh();
            Tell(who, suite, $"`ipmitool power status`, median of {Sessions}", times.Order().ElementAt(Sessions / 2));
            Tell(who, suite, "processor time of the server for each such session", (server.TotalProcessorTime - before).TotalMilliseconds / Sessions);
        }
    }

    /// <summary>As many workers as nodes, all at once, four times.</summary>
    public static async Task FleetAsync(string password, int nodes)
    {
        var start = TimeProvider.System.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, nodes * 4).Select(i => Local.RunAsync(
            Ipmitool(Fleet.IpmiPort + (i % nodes), password, "17", "power", "status") with { AllowFailure = true }, CancellationToken.None)));
        var elapsed = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {nodes} nodes, {nodes * 4} ipmitools at once: sessions a second, failed | {times.Length / elapsed:F0}, {times.Count(one => !one.Succeeded)} |"));
    }

    private static void Tell(string who, string suite, string what, double milliseconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {who}, suite {suite}: {what} | {milliseconds:F2} ms |"));

    private async Task<TimeSpan> ExecAsync(string suite, int times)
    {
        var script = Path.GetTempFileName();
        await File.WriteAllLinesAsync(script, Enumerable.Repeat("power status", times));
        var elapsed = (await Local.RunAsync(Ipmitool(port, password, suite, "exec", script), CancellationToken.None)).Elapsed;
        File.Delete(script);
        return elapsed;
    }

    private static Command Ipmitool(int port, string password, string suite, params string[] words) => new(
        "ipmitool", ["-I", "lanplus", "-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-U", "admin", "-E", "-C", suite, .. words])
    {
        Environment = new Dictionary<string, string?> { ["IPMI_PASSWORD"] = password, ["HOME"] = Home },
    };

    private static string EmptyNumbers()
    {
        var home = Directory.CreateTempSubdirectory("ipmitool-").FullName;
        var folder = Path.Combine(home, ".local/usr/share/misc");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "enterprise-numbers.txt"), "0\n  Reserved\n    nobody\n      none\n");
        return home;
    }
}
