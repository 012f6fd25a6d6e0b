using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Undercast.Steps;

/// <summary>
/// What runs learned: small named records for later steps, and how long each step took. It only saves time. Deleting its file loses nothing
/// that the world still holds, so a file that cannot be read is put aside and one that cannot be written is a warning.
/// </summary>
public sealed class Journal
{
    private readonly Lock _lock = new();
    private readonly JournalFile _file;
    private readonly Action<string> _warn;
    private readonly JournalContent _content;

    private Journal(JournalFile file, Action<string> warn)
    {
        _file = file;
        _warn = warn;
        _content = file.Read(warn);
    }

    /// <summary>Opens the journal, which need not exist yet.</summary>
    /// <param name="path">Its file; written with mode 0600.</param>
    /// <param name="clock">Names the file that a damaged journal is put aside under.</param>
    /// <param name="warn">Told what could not be read or written.</param>
    public static Journal Open(string path, TimeProvider clock, Action<string> warn) => new(new JournalFile(path, clock), warn);

    /// <summary>The record of that name; null where there is none, or one of another shape.</summary>
    public ValueTask<T?> ReadAsync<T>(string name, JsonTypeInfo<T> type)
        where T : class
    {
        JsonElement record;
        lock (_lock)
        {
            if (!_content.Records.TryGetValue(name, out record))
            {
                return default;
            }
        }

        try
        {
            return ValueTask.FromResult(record.Deserialize(type));
        }
        catch (JsonException e)
        {
            _warn($"journal: the record '{name}' has another shape than this version expects and is ignored: {e.Message}");
            return default;
        }
    }

    /// <summary>Keeps a record, on disk when this returns. Null removes it.</summary>
    public void Write<T>(string name, T? value, JsonTypeInfo<T> type)
        where T : class
    {
        Change(content =>
        {
            if (value is null)
            {
                content.Records.Remove(name);
            }
            else
            {
                content.Records[name] = JsonSerializer.SerializeToElement(value, type);
            }
        });
    }

    /// <summary>How long the step is likely to take; null where it never ran to its end.</summary>
    public TimeSpan? Estimate(string step)
    {
        lock (_lock)
        {
            return _content.Durations.TryGetValue(step, out var learned) ? TimeSpan.FromSeconds(learned) : null;
        }
    }

    internal void LearnDuration(string step, TimeSpan took)
    {
        // Half of the last run, half of all before it: follows a machine that changed within a few runs, without believing one odd run.
        const double Newest = 0.5;
        Change(content =>
        {
            var seconds = took.TotalSeconds;
            var before = content.Durations.GetValueOrDefault(step, seconds);
            content.Durations[step] = before + (Newest * (seconds - before));
        });
    }

    private void Change(Action<JournalContent> change)
    {
        try
        {
            lock (_lock)
            {
                change(_content);
                _file.Write(_content);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Outside the lock: whoever is warned may ask the journal.
            _warn($"journal: cannot write '{_file.Path}': {e.Message}; the run goes on, later ones may take longer");
        }
    }
}
