namespace Undercast.Tests.Steps;

/// <summary>A clock that stands still until a test moves it; its timers fire while it is moved, in order.</summary>
internal sealed class FakeClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<(TimeSpan Within, TaskCompletionSource Told)> _watchers = [];
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (Next(end) is { } due)
        {
            due.Fire();
        }

        lock (_lock)
        {
            // What a timer called may have moved it farther.
            _now = end > _now ? end : _now;
        }
    }

    /// <summary>As if the whole machine stood still: the time has passed before any timer fires.</summary>
    public void StandStill(TimeSpan time)
    {
        lock (_lock)
        {
            _now += time;
        }

        Advance(TimeSpan.Zero);
    }

    /// <summary>Moves the clock from timer to timer until the task ends. Timers farther off than that are limits, and are left alone.</summary>
    public async Task DriveAsync(Task task, TimeSpan within)
    {
        while (await Task.WhenAny(task, TimerWithinAsync(within)) != task)
        {
            TimeSpan by;
            lock (_lock)
            {
                by = _timers.Where(timer => timer.Due is not null).Select(timer => timer.Due!.Value - _now).DefaultIfEmpty().Min();
            }

            Advance(by);
        }

        await task;
    }

    /// <summary>Ends when a timer is set that is due so soon.</summary>
    public Task TimerWithinAsync(TimeSpan within)
    {
        lock (_lock)
        {
            var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((within, told));
            TellWatchers();
            return told.Task;
        }
    }

    private FakeTimer? Next(DateTimeOffset end)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is not null)
            {
                _now = next.Due!.Value > _now ? next.Due.Value : _now;
                next.Due = null;
            }

            return next;
        }
    }

    private void TellWatchers()
    {
        foreach (var (_, told) in _watchers.Where(watcher => _timers.Exists(timer => timer.Due <= _now + watcher.Within)))
        {
            told.TrySetResult();
        }

        _watchers.RemoveAll(watcher => watcher.Told.Task.IsCompleted);
    }

    private sealed class FakeTimer(FakeClock clock, Action fire) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                clock._timers.Add(this);
                clock.TellWatchers();
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                Due = null;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
