namespace Undercast.Steps;

/// <summary>One run of a <see cref="Wait"/>.</summary>
internal sealed class RunningWait(Wait wait, TimeProvider clock, Action<ProbeResult.NotYet>? seen)
{
    // A sleeper may be woken this late on a busy machine. One that is later slept with the whole machine: a suspended laptop, a paused guest.
    private static readonly TimeSpan _late = TimeSpan.FromSeconds(10);

    private long _start = clock.GetTimestamp();
    private long _moved = clock.GetTimestamp();
    private ProbeResult.NotYet? _last;

    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            switch (await LookAsync(cancel))
            {
                case ProbeResult.Ready:
                    return;
                case ProbeResult.NotYet now when now != _last:
                    _last = now;
                    _moved = clock.GetTimestamp();
                    seen?.Invoke(now);
                    break;
            }

            var left = Left();
            if (left > TimeSpan.Zero)
            {
                var (pause, paused) = (left < wait.Interval ? left : wait.Interval, clock.GetTimestamp());
                await Task.Delay(pause, clock, cancel);
                ForgiveStandstill(paused, pause);
            }
            else
            {
                throw TimedOut(null);
            }
        }
    }

    private async Task<ProbeResult> LookAsync(CancellationToken cancel)
    {
        // A probe gets what is left of the limit, but always a moment, so that the last look at the very limit can still find it ready.
        var left = Left();
        var (most, looked) = (left > wait.Interval ? left : wait.Interval, clock.GetTimestamp());
        using var deadline = new CancellationTokenSource(most, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token);
        try
        {
            // WaitAsync, because a probe that ignores its token must not hold the wait beyond its limit.
            return await wait.Probe(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return ForgiveStandstill(looked, most) ? new ProbeResult.NotYet("the whole machine stood still") : throw TimedOut(e);
        }
        catch (Exception e) when (e is not OperationCanceledException && wait.NotYetWhen?.Invoke(e) is not null)
        {
            return new ProbeResult.NotYet(wait.NotYetWhen(e)!);
        }
    }

    /// <summary>Time in which the whole machine stood still was nobody's to use: limits do not count it.</summary>
    /// <param name="since">When a sleep, or a look with an end, began.</param>
    /// <param name="planned">The longest it was to take.</param>
    /// <returns>Whether the machine stood still.</returns>
    private bool ForgiveStandstill(long since, TimeSpan planned)
    {
        var late = clock.GetElapsedTime(since) - planned;
        if (late < _late)
        {
            return false;
        }

        var lost = (long)(late.TotalSeconds * clock.TimestampFrequency);
        (_start, _moved) = (_start + lost, _moved + lost);
        return true;
    }

    private TimeSpan Left()
    {
        var left = wait.Limit - clock.GetElapsedTime(_moved);
        var hardLeft = wait.HardLimit - clock.GetElapsedTime(_start);
        return hardLeft < left ? hardLeft.Value : left;
    }

    private WaitTimedOutException TimedOut(Exception? cause)
    {
        var hard = wait.HardLimit is { } limit && clock.GetElapsedTime(_start) >= limit;
        return new(wait.What, hard ? wait.HardLimit!.Value : wait.Limit, !hard, _last?.Detail, wait.Hint, cause);
    }
}
