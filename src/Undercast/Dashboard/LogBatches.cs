using System.Text.Json;

namespace Undercast.Dashboard;

/// <summary>Lines of a log on their way to the page, many an event: a line an event would drown the browser.</summary>
internal sealed class LogBatches(EventStream stream, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private const int Largest = 5000;

    private readonly Lock gate = new();
    private List<string> waiting = [];

    public void Add(string line)
    {
        lock (gate)
        {
            waiting.Add(line);
        }
    }

    /// <summary>Sends what waits, every tenth of a second, until cancelled.</summary>
    public async Task SendAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            await SendWaitingAsync();
        }
    }

    public async Task SendWaitingAsync()
    {
        List<string> lines;
        lock (gate)
        {
            (lines, waiting) = (waiting, []);
        }

        foreach (var batch in lines.Chunk(Largest))
        {
            await stream.SendAsync("lines", JsonSerializer.Serialize(batch, DashboardJson.Default.IReadOnlyListString));
        }
    }
}
