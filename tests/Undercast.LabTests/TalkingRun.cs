using System.Text;
using System.Text.RegularExpressions;
using Undercast.Hosts;

namespace Undercast.LabTests;

/// <summary>A run of the program whose words can be waited for.</summary>
internal sealed class TalkingRun : IAsyncDisposable
{
    private readonly ICommandProcess process;
    private readonly StringBuilder said = new();
    private readonly Task reading;
    private int heard;

    public TalkingRun(ICommandProcess process)
    {
        this.process = process;
        reading = ReadAsync();
    }

    /// <summary>Waits until something that matches is said, after what was waited for before; the run may end by it, and must not end without it.</summary>
    /// <returns>What matched.</returns>
    public async Task<string> SaysAsync(string pattern)
    {
        while (true)
        {
            // Asked before the look: what it said last is looked at when it has ended.
            var ended = reading.IsCompleted && process.Exited.IsCompleted;
            if (Regex.Match(Said()[heard..], pattern) is { Success: true } match)
            {
                heard += match.Index + match.Length;
                return match.Value;
            }

            Assert.False(ended, $"it ended without a word of '{pattern}':\n{Said()}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Stops it, if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await process.StopAsync();
        await reading;
        await process.DisposeAsync();
    }

    private string Said()
    {
        lock (said)
        {
            return said.ToString();
        }
    }

    private async Task ReadAsync()
    {
        using var reader = new StreamReader(process.Output);
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (said)
            {
                said.AppendLine(line);
            }
        }
    }
}
