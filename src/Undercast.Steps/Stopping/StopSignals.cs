using System.Runtime.InteropServices;

namespace Undercast.Steps;

/// <summary>
/// Stops a run in two stages. The first Ctrl-C (or SIGTERM, or SIGHUP) asks; the second, or the end of patience, kills; and if even
/// that does not end the process, a backstop exits.
/// </summary>
public sealed class StopSignals : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StopOptions _options;
    private readonly List<IDisposable> _registrations = [];
    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _killed = new();
    private readonly ITimer _timer;
    private bool _disposed;

    /// <summary>Nothing is listened to until <see cref="Listen"/>; only the time limit counts.</summary>
    public StopSignals(StopOptions options)
    {
        _options = options;
        var limit = options.TimeLimit ?? Timeout.InfiniteTimeSpan;
        _timer = options.Clock.CreateTimer(_ => Next(StopCause.TimedOut), null, limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled by the first stage: finish what must be finished, and begin nothing new.</summary>
    public CancellationToken Asked => _asked.Token;

    /// <summary>Cancelled by the second stage: kill child processes, wait for nothing.</summary>
    public CancellationToken Killed => _killed.Token;

    /// <summary>Why the run was asked to stop.</summary>
    public StopCause Cause { get; private set; }

    /// <summary>Begins to listen to the process's signals.</summary>
    public StopSignals Listen()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Next(StopCause.StoppedByUser);
            }));
        }

        return this;
    }

    /// <summary>Goes one stage further, as a signal does.</summary>
    public void Next(StopCause cause)
    {
        CancellationTokenSource? cancel = null;
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            if (!_asked.IsCancellationRequested)
            {
                Cause = cause;
                _options.Say(cause == StopCause.TimedOut ? "the time limit is over: stopping" : "stopping; press Ctrl-C again to kill");
                _timer.Change(_options.Patience, Timeout.InfiniteTimeSpan);
                cancel = _asked;
            }
            else if (!_killed.IsCancellationRequested)
            {
                _options.Say("killing what still runs");
                _timer.Change(_options.Backstop, Timeout.InfiniteTimeSpan);
                cancel = _killed;
            }
        }

        // Outside the lock: what is registered on the tokens runs here, and may call back.
        if (cancel is null)
        {
            _options.Exit(Cause == StopCause.TimedOut ? 1 : 130);
        }
        else
        {
            cancel.Cancel();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
        }

        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _timer.Dispose();
        _asked.Dispose();
        _killed.Dispose();
    }
}
