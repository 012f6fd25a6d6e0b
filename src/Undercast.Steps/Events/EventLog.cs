using System.Text.Json;

namespace Undercast.Steps;

/// <summary>
/// Writes each run's events to a file of its own in the folder: a JSON object a line, named for when the run began. Every line is handed to
/// the kernel at once, so that a killed program leaves all it did. A full disk is a warning: a log is no reason to stop.
/// </summary>
public sealed class EventLog(string folder, Action<string> warn) : IEventSink, IDisposable
{
    internal const string Suffix = ".jsonl";

    private readonly List<RunEvent> _early = [];
    private FileStream? _file;
    private bool _broken;

    /// <summary>The file of the run that is going on, or was last.</summary>
    public string? CurrentPath { get; private set; }

    public void Write(RunEvent runEvent)
    {
        try
        {
            if (runEvent is RunStarted started)
            {
                Begin(started.Run);
            }

            if (_file is not null)
            {
                Append(runEvent);
            }
            else if (!_broken)
            {
                _early.Add(runEvent);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Close();
            _broken = true;
            warn($"cannot write the log '{CurrentPath ?? folder}': {e.Message}; the run goes on without it");
        }
    }

    public void Dispose() => Close();

    private void Begin(string run)
    {
        Close();
        _broken = false;
        Directory.CreateDirectory(folder);
        CurrentPath = Path.Combine(folder, run + Suffix);

        // No buffer: a line is whole in the file or not there (but for a cut in the middle of one write, which readers allow for).
        _file = new FileStream(CurrentPath, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _early.ForEach(Append);
        _early.Clear();
    }

    private void Append(RunEvent runEvent)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(runEvent, StepsJson.Default.RunEvent);
        _file!.Write([.. json, (byte)'\n']);
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }
}
