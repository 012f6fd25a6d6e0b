using Undercast.Bmc;
using Undercast.Hosts;
using Undercast.Machines;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>
/// Looks at the machines while the undercloud works on them, and tells how far each came and what keeps it: Ironic alone would wait for its agent, and in
/// the end say no more than that it did not call. One whose boot is over for good is switched off; what a machine that stays off means, <see cref="WhenOff"/> knows.
/// </summary>
internal sealed class BootWatch(LabSession lab, Action<string> say)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>A system that is up has its address within seconds; ten that start together on two cores, within half a minute.</summary>
    private static readonly TimeSpan AddressLimit = TimeSpan.FromSeconds(45);

    /// <summary>A firmware that tries again does so within seconds, and what restarts a machine does not leave it off for longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, BootProgress> seen = [];

    private readonly Dictionary<string, string> lost = [];

    /// <summary>Asked about each machine that stays off, again and again: what is lost by that, null if nothing is.</summary>
    public Func<string, CancellationToken, Task<string?>>? WhenOff { get; init; }

    /// <summary>Does <paramref name="work"/>; when that fails, its message tells where each machine was.</summary>
    public async Task<T> WhileAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watching = WatchAsync(over.Token);
        try
        {
            return await work();
        }
        catch (HostException failure) when (!cancel.IsCancellationRequested)
        {
            var stories = Stories();
            throw stories.Count == 0 ? failure : new StepFailedException(new Failure(failure.Message)
            {
                Cause = lost.Select(machine => $"{machine.Key}: {machine.Value}").Concat(seen.Values.Select(progress => progress.Cause)).FirstOrDefault(cause => cause is not null),
                LogTail = stories,
                Cure = "its console: `./undercast ssh-hypervisor tail -50 " + FileNames.ConsoleLogs + "/NAME.log`; then `./undercast up` again, which goes on with what is left",
            });
        }
        finally
        {
            await over.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private IReadOnlyList<string> Stories() => [.. seen.OrderBy(known => known.Key, StringComparer.Ordinal).Select(known => $"{known.Key} {known.Value.Words}")];

    private async Task WatchAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var reports = await lab.Agent(LabSshConfig.Hypervisor).AskAsync(MachineMethods.Report, new RemovalRequest(lab.Lab.Name, false), null, cancel);
                foreach (var report in reports.Machines.Where(report => report.Name != lab.Lab.Topology.Undercloud.Name))
                {
                    Tell(report);
                    await ActAsync(report.Name, seen[report.Name], cancel);
                }
            }
            catch (HostException)
            {
                // The work itself says so, if the Hypervisor is gone for good.
            }

            await Task.Delay(Interval, lab.Clock, cancel);
        }
    }

    private async Task ActAsync(string machine, BootProgress progress, CancellationToken cancel)
    {
        var now = lab.Clock.GetUtcNow();
        if (progress.Power != PowerState.Off && now - progress.OverSince > Patience)
        {
            // Whoever waits for what runs on it gives up a machine that is off, and not one that is on.
            say($"{machine} is switched off: it runs nothing, and nothing more would come");
            await lab.Agent(LabSshConfig.Hypervisor).AskAsync(MachineMethods.Power, new PowerRequest(machine, PowerAction.ForceOff), null, cancel);
        }
        else if (progress.Power == PowerState.Off && now - progress.Since > Patience && WhenOff is not null && await WhenOff(machine, cancel) is { } loss)
        {
            lost[machine] = loss;
            say($"{machine}: {loss}");
        }
    }

    private void Tell(MachineReport report)
    {
        var before = seen.GetValueOrDefault(report.Name);
        var now = BootProgress.Of(before, report, lab.Clock.GetUtcNow(), AddressLimit);
        seen[report.Name] = now;
        // What was there when the watch began is no news.
        if (before is null)
        {
            return;
        }

        if (before.Words != now.Words)
        {
            say($"{report.Name} {now.Words}");
        }

        if (now.Story?.Said is { } said && before.Story?.Said != said)
        {
            say($"{report.Name}: {said}");
        }
    }
}

/// <summary>
/// A machine's boot as it was last seen. <paramref name="Since"/>: when it came this far; <paramref name="Answered"/>: it had an address since then;
/// <paramref name="OverSince"/>: since when nothing more came, null if something may; kept when it is then switched off, as its cause is.
/// </summary>
internal sealed record BootProgress(PowerState Power, BootStory? Story, DateTimeOffset Since, bool Answered, string? Cause, DateTimeOffset? OverSince = null)
{
    public string Words => (Power == PowerState.Off ? "is off" : Story?.Words ?? "is on") + (Cause is null ? "" : $": {Cause}");

    /// <summary>What a new look at the machine says, after <paramref name="before"/>.</summary>
    /// <param name="before">The last look.</param>
    /// <param name="report">The new one.</param>
    /// <param name="now">The time.</param>
    /// <param name="addressLimit">How long a system that is up may be without an address.</param>
    public static BootProgress Of(BootProgress? before, MachineReport report, DateTimeOffset now, TimeSpan addressLimit)
    {
        var same = before is not null && before.Power == report.Power && before.Story?.Stage == report.Boot?.Stage && before.Story?.FromDisk == report.Boot?.FromDisk;
        var since = same ? before!.Since : now;
        // A system that shuts down loses the address that it had.
        var answered = report.Boot?.HasAddress == true || (same && before!.Answered);
        var unanswered = report.Boot is { Stage: BootStage.System, HasAddress: false } && !answered && now - since > addressLimit;
        if (report.Boot is not { } boot)
        {
            return new(report.Power, null, since, answered, before?.OverSince is null ? null : before.Cause, before?.OverSince);
        }

        var overSince = before?.Power == PowerState.Off ? null : before?.OverSince;
        return new(
            report.Power, boot, since, answered, boot.Cause ?? (unanswered ? BootConsole.Unanswered : null),
            // A firmware that begins again has not come further.
            boot.IsOver ? overSince ?? now : boot.Stage <= BootStage.Firmware ? overSince : null);
    }
}
