using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Undercast.Steps;

/// <summary>
/// Reads what <see cref="EventLog"/> wrote, also while it is being written. Lines cut off or of another version are left out.
/// </summary>
public static class EventLogReader
{
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>The file of the newest run in the folder; null where there is none.</summary>
    public static string? Newest(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + EventLog.Suffix).Max(StringComparer.Ordinal) : null;

    /// <summary>The events in the file, as it is now.</summary>
    public static IEnumerable<RunEvent> Read(string path)
    {
        using var reader = Open(path);
        while (reader.ReadLine() is { } line)
        {
            if (Parse(line) is { } runEvent)
            {
                yield return runEvent;
            }
        }
    }

    /// <summary>The events in the file, and those to come, to the end of the run.</summary>
    public static async IAsyncEnumerable<RunEvent> FollowAsync(
        string path, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var reader = Open(path);
        var line = new StringBuilder();
        var buffer = new char[4096];
        while (true)
        {
            var count = await reader.ReadAsync(buffer, cancel);
            if (count == 0)
            {
                await Task.Delay(_betweenLooks, clock, cancel);
            }

            for (var i = 0; i < count; i++)
            {
                if (buffer[i] != '\n')
                {
                    line.Append(buffer[i]);
                    continue;
                }

                var runEvent = Parse(line.ToString());
                line.Clear();
                if (runEvent is not null)
                {
                    yield return runEvent;
                }

                if (runEvent is RunFinished)
                {
                    yield break;
                }
            }
        }
    }

    private static StreamReader Open(string path) =>
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), Encoding.UTF8);

    private static RunEvent? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, StepsJson.Default.RunEvent);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // NotSupportedException: an object without a known "event".
            return null;
        }
    }
}
