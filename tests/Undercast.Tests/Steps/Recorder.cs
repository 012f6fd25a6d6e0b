using Undercast.Steps;

namespace Undercast.Tests.Steps;

/// <summary>Remembers every event.</summary>
internal sealed class Recorder : IEventSink
{
    private readonly Lock _lock = new();
    private readonly List<RunEvent> _events = [];
    private readonly List<(Func<RunEvent, bool> IsIt, TaskCompletionSource Told)> _watchers = [];

    public IReadOnlyList<RunEvent> Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    public void Write(RunEvent runEvent)
    {
        lock (_lock)
        {
            _events.Add(runEvent);
            _watchers.FindAll(watcher => watcher.IsIt(runEvent)).ForEach(watcher => watcher.Told.TrySetResult());
        }
    }

    /// <summary>Ends when such an event is there, or at once if it was.</summary>
    public Task SeenAsync(Func<RunEvent, bool> isIt)
    {
        lock (_lock)
        {
            var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((isIt, told));
            if (_events.Exists(known => isIt(known)))
            {
                told.TrySetResult();
            }

            return told.Task;
        }
    }
}
