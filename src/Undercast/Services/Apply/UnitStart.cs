using System.Globalization;
using Undercast.Hosts;
using Undercast.Services.Render;
using Undercast.Steps;

namespace Undercast.Services.Apply;

/// <summary>
/// Starts the units of a phase, some at a time, and waits until each is healthy. All at once they would keep each other from starting: on an
/// emulated machine, beyond the time that systemd allows each, again and again.
/// </summary>
internal sealed class UnitStart(ICommandRunner host, FileApplication files, MachineSockets sockets, TimeProvider clock, Action<string> say) : IDisposable
{
    /// <summary>A service is given up after that, however much it works.</summary>
    public static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(60);

    // What systemctl is-active says (systemd's org.freedesktop.systemd1, ActiveState).
    private const string Active = "active";
    private const string Activating = "activating";

    // Shorter than the wait without progress: during a look nobody sees any.
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(3);

    // What it needs may be late once or twice.
    private const int MostRestarts = 5;
    private const int LooksBetweenCounts = 10;

    // What an idle service uses in several minutes.
    private const int ProgressSeconds = 10;

    // Each look is a podman, and takes the processor from what starts.
    private readonly SemaphoreSlim looking = new(2);

    // Enough that the processors are busy while some wait for others.
    private readonly SemaphoreSlim starting = new(3 * Environment.ProcessorCount);

    private readonly LifeSignsSearch signs = new(sockets);

    private int healthy;
    private int looked;

    /// <returns>The units that were started.</returns>
    public async Task<IReadOnlyList<string>> StartAsync(IReadOnlyList<UnitConfiguration> units, CancellationToken cancel)
    {
        var states = await StatesAsync(units, cancel);
        var changed = units.Where(u => files.Applied(u.Name) != u.Fingerprint).ToList();
        var waited = changed.Concat(units.Where(u => states[u] != Active)).Distinct().ToList();
        if (waited.Count == 0)
        {
            return [];
        }

        // A unit that failed too often is not started again, and one that restarted often is given up, until that is forgotten.
        await host.RunAsync(new Command("systemctl", ["reset-failed", .. waited.Select(u => u.Service)]) { AllowFailure = true }, cancel);

        // What an interrupted run, or systemd, starts as it should be is only waited for.
        var toStart = waited.Where(u => states[u] is not (Active or Activating) || (changed.Contains(u) && files.Started(u.Name) != u.Fingerprint)).ToHashSet();
        using var others = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAll(waited.Select(unit => BringUpAsync(unit, toStart.Contains(unit), others)));
        return [.. waited.Select(u => u.Name)];
    }

    /// <summary>True if all run as they were last seen healthy; one that systemd starts again at this moment does not run yet.</summary>
    public async Task<bool> IsSoAsync(IReadOnlyList<UnitConfiguration> units, CancellationToken cancel) =>
        units.All(u => files.Applied(u.Name) == u.Fingerprint) && (await StatesAsync(units, cancel)).Values.All(state => state == Active);

    public void Dispose()
    {
        starting.Dispose();
        looking.Dispose();
        signs.Dispose();
    }

    private async Task<Dictionary<UnitConfiguration, string>> StatesAsync(IReadOnlyList<UnitConfiguration> units, CancellationToken cancel)
    {
        // systemctl wants a name.
        if (units.Count == 0)
        {
            return [];
        }

        // A line a unit, in the order asked for; the exit code only says that not all are active.
        var states = (await host.RunAsync(new Command("systemctl", ["is-active", .. units.Select(u => u.Service)]) { AllowFailure = true }, cancel))
            .Output.Split('\n');
        return units.Select((unit, index) => (unit, State: states.ElementAtOrDefault(index) ?? "")).ToDictionary(each => each.unit, each => each.State);
    }

    private async Task BringUpAsync(UnitConfiguration unit, bool start, CancellationTokenSource all)
    {
        var cancel = all.Token;
        await starting.WaitAsync(cancel);
        try
        {
            if (start)
            {
                // What it needs and does not run is started with it.
                await host.RunAsync(new Command("systemctl", "restart", "--no-block", unit.Service), cancel);
                await files.RecordStartAsync(unit, cancel);
            }

            await HealthyAsync(unit, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // It is told at once; the next run goes on with the others.
            await all.CancelAsync();
            throw;
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task HealthyAsync(UnitConfiguration unit, CancellationToken cancel)
    {
        var looks = 0;
        var wait = new Wait($"service '{unit.Name}' to be healthy")
        {
            Probe = async token =>
            {
                if (++looks % LooksBetweenCounts == 0)
                {
                    await RefuseRestartsAsync(unit, token);
                }

                return await LookAsync(unit, token);
            },
            Interval = TimeSpan.FromSeconds(unit.Signs.IsEmpty ? 3 : 1),
            Limit = TimeSpan.FromMinutes(5),
            HardLimit = MostPatience,
            Hint = $"read {ServicePaths.Log(unit.Name)} on this machine, and 'journalctl --unit {unit.Name}'",
        };
        try
        {
            await wait.UntilReadyAsync(clock, null, cancel);
        }
        catch (WaitTimedOutException late)
        {
            throw new UnhealthyServiceException(unit.Name, $"{late.Message}; {late.Hint}", await CheckSaidAsync(unit, cancel), Tail(ServicePaths.Log(unit.Name)));
        }

        Interlocked.Increment(ref healthy);
        await files.RecordAsync(unit, cancel);
        say($"{unit.Name} is healthy");
    }

    /// <summary>A program that ends again and again will not be well for waiting.</summary>
    private async Task RefuseRestartsAsync(UnitConfiguration unit, CancellationToken cancel)
    {
        var shown = await host.RunAsync(new Command("systemctl", "show", "--property=NRestarts", "--value", unit.Service) { AllowFailure = true }, cancel);
        if (int.TryParse(shown.Output.Trim(), CultureInfo.InvariantCulture, out var restarts) && restarts >= MostRestarts)
        {
            // podman may have refused to start it at all, which the container's own log does not know.
            var journal = await host.RunAsync(new Command("journalctl", "--unit", unit.Name, "--lines=20", "--output=cat", "--no-pager") { AllowFailure = true }, cancel);
            throw new UnhealthyServiceException(
                unit.Name, $"service '{unit.Name}' ended {restarts} times soon after its start; 'journalctl --unit {unit.Name}' on this machine says:\n{journal.Output.TrimEnd()}", "",
                Tail(ServicePaths.Log(unit.Name)));
        }
    }

    private async Task<ProbeResult> LookAsync(UnitConfiguration unit, CancellationToken cancel)
    {
        if (await signs.MissingAsync(unit, cancel) is { } missing)
        {
            return NotYet(unit, missing);
        }

        // Not waited for: on an emulated machine thirty looks take many minutes, and the turn of this one would come when its time is over.
        if (!await looking.WaitAsync(TimeSpan.Zero, cancel))
        {
            return NotYet(unit, "others are looked at first", Volatile.Read(ref looked));
        }

        try
        {
            // The old container may still answer while systemd stops it.
            var state = await host.RunAsync(new Command("systemctl", "is-active", unit.Service) { AllowFailure = true }, cancel);
            if (state.Output.Trim() != Active)
            {
                return NotYet(unit, $"the unit is {state.Output.Trim()}");
            }

            var look = await host.RunAsync(new Command("podman", "healthcheck", "run", unit.Name) { AllowFailure = true, Timeout = LongestLook }, cancel);
            return look.Succeeded ? new ProbeResult.Ready() : NotYet(unit, "its health check fails");
        }
        catch (CommandTimedOutException)
        {
            return NotYet(unit, "its health check does not end");
        }
        finally
        {
            Interlocked.Increment(ref looked);
            looking.Release();
        }
    }

    /// <summary>
    /// On an emulated machine a program takes minutes to start, and works all the time: that, and others that become healthy, keep the wait alive. One that
    /// hangs does nothing. One whose turn to be looked at has not come may do nothing either, so for it the looks at others count.
    /// </summary>
    private ProbeResult.NotYet NotYet(UnitConfiguration unit, string seen, int looks = 0) => new(seen, Volatile.Read(ref healthy) + looks + (ProcessorSeconds(unit) / ProgressSeconds));

    // cgroup v2 counts this for every group, with and without its cpu controller.
    private static long ProcessorSeconds(UnitConfiguration unit)
    {
        try
        {
            return File.ReadLines($"/sys/fs/cgroup/system.slice/{unit.Service}/cpu.stat").Select(line => line.Split(' ')).Where(words => words is ["usage_usec", _])
                .Select(words => long.Parse(words[1], CultureInfo.InvariantCulture) / 1_000_000).FirstOrDefault();
        }
        catch (IOException)
        {
            return 0; // it does not run at this moment
        }
    }

    private async Task<string> CheckSaidAsync(UnitConfiguration unit, CancellationToken cancel)
    {
        var kept = await host.RunAsync(
            new Command("podman", "inspect", "--format", "{{range .State.Health.Log}}{{println .Output}}{{end}}", unit.Name) { AllowFailure = true }, cancel);
        return kept.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
    }

    private static string Tail(string log) => File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(15)) : "";
}
