using Undercast.Steps;

namespace Undercast.Dashboard;

/// <summary>Keeps the view of the newest run, whichever process runs it, by reading its log.</summary>
internal sealed class RunWatch(string folder, TimeProvider clock)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private volatile RunView current = RunView.Empty;

    public RunView Current => current;

    /// <summary>Follows until cancelled. A newer log ends the one before it: a run that was killed never says that it finished.</summary>
    public async Task FollowAsync(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                var log = EventLogReader.Newest(folder);
                using var newer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                var reading = log is null ? Task.CompletedTask : ReadAsync(log, newer.Token);
                await NewerAsync(log, cancel);
                await newer.CancelAsync();
                await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (OperationCanceledException)
        {
            // The dashboard ends.
        }
    }

    private async Task NewerAsync(string? log, CancellationToken cancel)
    {
        while (EventLogReader.Newest(folder) == log)
        {
            await Task.Delay(BetweenLooks, clock, cancel);
        }
    }

    private async Task ReadAsync(string log, CancellationToken cancel)
    {
        var view = RunView.Empty;
        await foreach (var runEvent in EventLogReader.FollowAsync(log, clock, cancel))
        {
            current = view = view.After(runEvent);
        }
    }
}
