using Undercast.Hosts;
using Undercast.Services.Render;
using Undercast.Steps;

namespace Undercast.Services.Apply;

/// <summary>Starts the units of a phase, and waits until each is healthy.</summary>
internal sealed class UnitStart(ICommandRunner host, FileApplication files, TimeProvider clock, Action<string> say) : IDisposable
{
    // Each look is a podman: two at a time would take the processor from what they look at.
    private readonly SemaphoreSlim looking = new(1);

    /// <returns>The units that were started.</returns>
    public async Task<IReadOnlyList<string>> StartAsync(IReadOnlyList<UnitConfiguration> units, CancellationToken cancel)
    {
        var changed = units.Where(u => files.Applied(u.Name) != u.Fingerprint).ToList();
        var stopped = (await InactiveAsync(units, cancel)).Except(changed).ToList();
        if (changed.Count + stopped.Count == 0)
        {
            return [];
        }

        var names = changed.Concat(stopped).Select(Service).ToList();
        // A unit that failed too often is not started again until that is forgotten.
        await host.RunAsync(new Command("systemctl", ["reset-failed", .. names]) { AllowFailure = true }, cancel);
        await host.RunAsync(new Command("systemctl", ["restart", "--no-block", .. names]), cancel);
        await Task.WhenAll(changed.Concat(stopped).Select(unit => HealthyAsync(unit, cancel)));
        return [.. changed.Concat(stopped).Select(u => u.Name)];
    }

    /// <summary>True if all run as they were last seen healthy.</summary>
    public async Task<bool> IsSoAsync(IReadOnlyList<UnitConfiguration> units, CancellationToken cancel) =>
        units.All(u => files.Applied(u.Name) == u.Fingerprint) && !(await InactiveAsync(units, cancel)).Any();

    public void Dispose() => looking.Dispose();

    private static string Service(UnitConfiguration unit) => $"{unit.Name}.service";

    private async Task<IEnumerable<UnitConfiguration>> InactiveAsync(IReadOnlyList<UnitConfiguration> units, CancellationToken cancel)
    {
        // A line a unit, in the order asked for; the exit code only says that not all are active.
        var states = (await host.RunAsync(new Command("systemctl", ["is-active", .. units.Select(Service)]) { AllowFailure = true }, cancel))
            .Output.Split('\n');
        return units.Where((_, index) => states.ElementAtOrDefault(index) != "active");
    }

    private async Task HealthyAsync(UnitConfiguration unit, CancellationToken cancel)
    {
        var wait = new Wait($"service '{unit.Name}' to be healthy")
        {
            Probe = token => LookAsync(unit, token),
            Interval = TimeSpan.FromSeconds(unit.Ports.Count > 0 ? 0.5 : 3),
            Limit = TimeSpan.FromMinutes(5),
            HardLimit = TimeSpan.FromMinutes(10),
            Hint = $"read {ServicePaths.Log(unit.Name)} on this machine, and 'journalctl --unit {unit.Name}'",
        };
        try
        {
            await wait.UntilReadyAsync(clock, null, cancel);
        }
        catch (WaitTimedOutException late)
        {
            throw new UnhealthyServiceException(unit.Name, late, await CheckSaidAsync(unit, cancel), Tail(ServicePaths.Log(unit.Name)));
        }

        await files.RecordAsync(unit, cancel);
        say($"{unit.Name} is healthy");
    }

    private async Task<ProbeResult> LookAsync(UnitConfiguration unit, CancellationToken cancel)
    {
        if (!unit.Ports.All(ListeningPorts.Read().Contains))
        {
            return new ProbeResult.NotYet($"port {string.Join(", ", unit.Ports)} is closed");
        }

        await looking.WaitAsync(cancel);
        try
        {
            // The old container may still answer while systemd stops it.
            var state = await host.RunAsync(new Command("systemctl", "is-active", Service(unit)) { AllowFailure = true }, cancel);
            if (state.Output.Trim() != "active")
            {
                return new ProbeResult.NotYet($"the unit is {state.Output.Trim()}");
            }

            var look = await host.RunAsync(new Command("podman", "healthcheck", "run", unit.Name) { AllowFailure = true }, cancel);
            return look.Succeeded ? new ProbeResult.Ready() : new ProbeResult.NotYet("its health check fails");
        }
        finally
        {
            looking.Release();
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
