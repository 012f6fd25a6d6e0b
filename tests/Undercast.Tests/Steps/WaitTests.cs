using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class WaitTests : IDisposable
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    private readonly Bench _bench = new();
    private readonly DateTimeOffset _start;

    public WaitTests() => _start = _bench.Clock.GetUtcNow();

    private TimeSpan Passed => _bench.Clock.GetUtcNow() - _start;

    public void Dispose() => _bench.Dispose();

    [Fact(Timeout = 10_000)]
    public async Task A_wait_looks_at_its_interval_until_ready()
    {
        var looks = 0;

        await WaitAsync(Wait(_ => ++looks == 4 ? new ProbeResult.Ready() : new ProbeResult.NotYet("no")) with { Interval = 3 * _second });

        Assert.Equal((4, 9 * _second), (looks, Passed));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_wait_without_progress_ends_at_its_limit_and_tells_all()
    {
        var error = await Assert.ThrowsAsync<WaitTimedOutException>(() => WaitAsync(Wait(_ => new ProbeResult.NotYet("connection refused")) with { Hint = "is sshd up?" }));

        Assert.Equal("waited for the door: 30 s without progress; last seen: connection refused", error.Message);
        Assert.Equal(("the door", 30 * _second, true, "connection refused", "is sshd up?"), (error.What, error.Limit, error.WithoutProgress, error.LastDetail, error.Hint));
        Assert.Equal(30 * _second, Passed);
    }

    [Fact(Timeout = 10_000)]
    public async Task Progress_keeps_a_wait_alive_far_beyond_its_limit()
    {
        var looks = 0L;

        // A step forward every 20 seconds, for ten minutes.
        await WaitAsync(Wait(_ => ++looks < 600 ? new ProbeResult.NotYet("copying", looks / 20) : new ProbeResult.Ready()));

        Assert.Equal(599 * _second, Passed);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_new_detail_keeps_a_wait_alive()
    {
        var looks = 0;

        await WaitAsync(Wait(_ => ++looks < 100 ? new ProbeResult.NotYet($"state {looks / 25}") : new ProbeResult.Ready()));

        Assert.Equal(99 * _second, Passed);
    }

    [Fact(Timeout = 10_000)]
    public async Task When_progress_stops_the_limit_counts_from_its_end()
    {
        var looks = 0;

        await Assert.ThrowsAsync<WaitTimedOutException>(() => WaitAsync(Wait(_ => new ProbeResult.NotYet("copying", Math.Min(++looks, 100)))));

        Assert.Equal(129 * _second, Passed);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_hard_limit_ends_a_wait_in_spite_of_progress()
    {
        var looks = 0;

        var error = await Assert.ThrowsAsync<WaitTimedOutException>(() =>
            WaitAsync(Wait(_ => new ProbeResult.NotYet("printing", ++looks)) with { HardLimit = TimeSpan.FromMinutes(5) }));

        Assert.Equal("waited for the door: 5 min in all; last seen: printing", error.Message);
        Assert.Equal((false, TimeSpan.FromMinutes(5)), (error.WithoutProgress, Passed));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_probe_that_never_answers_does_not_hold_the_wait_beyond_its_limit()
    {
        var wait = new Wait("the door") { Limit = 30 * _second, Probe = _ => new TaskCompletionSource<ProbeResult>().Task };

        var error = await Assert.ThrowsAsync<WaitTimedOutException>(() => _bench.Clock.DriveAsync(Task.Run(() => wait.UntilReadyAsync(_bench.Clock, null, Cancel), Cancel), 30 * _second));

        Assert.Equal("waited for the door: 30 s without progress", error.Message);
    }

    [Fact(Timeout = 10_000)]
    public async Task The_last_look_at_the_very_limit_can_still_find_it_ready()
    {
        await WaitAsync(Wait(_ => Passed >= 30 * _second ? new ProbeResult.Ready() : new ProbeResult.NotYet("no")) with { Interval = 20 * _second });

        Assert.Equal(30 * _second, Passed);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_wait_whose_caller_cancels_is_cancelled_and_not_timed_out()
    {
        using var stop = new CancellationTokenSource();
        var wait = Wait(_ =>
        {
            stop.Cancel();
            _bench.Clock.Advance(TimeSpan.FromHours(1));
            return new ProbeResult.NotYet("no");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.UntilReadyAsync(_bench.Clock, null, stop.Token));
    }

    [Fact(Timeout = 10_000)]
    public async Task Time_in_which_the_whole_machine_stood_still_is_not_counted()
    {
        var looks = 0;
        var wait = new Wait("the door")
        {
            Limit = 30 * _second,
            HardLimit = 90 * _second,
            Probe = async cancel =>
            {
                if (++looks == 3)
                {
                    // The look's own end comes an hour late.
                    _bench.Clock.StandStill(TimeSpan.FromHours(1));
                    await Task.Delay(Timeout.InfiniteTimeSpan, _bench.Clock, cancel);
                }

                return new ProbeResult.NotYet("no");
            },
        };

        var error = await Assert.ThrowsAsync<WaitTimedOutException>(() => WaitAsync(wait));

        // It looked on for the whole of what was left.
        Assert.Equal("waited for the door: 30 s without progress; last seen: no", error.Message);
        Assert.InRange(looks, 32, 60);
    }

    [Fact(Timeout = 10_000)]
    public async Task Exceptions_that_mean_not_yet_are_named_and_others_pass()
    {
        var looks = 0;
        var wait = Wait(_ => ++looks < 3 ? throw new IOException("refused") : throw new InvalidDataException("broken")) with
        {
            NotYetWhen = e => e is IOException ? e.Message : null,
        };

        await Assert.ThrowsAsync<InvalidDataException>(() => WaitAsync(wait));

        Assert.Equal(3, looks);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_steps_wait_is_seen_in_the_events_once_for_each_thing_new()
    {
        var looks = 0;
        var wait = Wait(_ => ++looks switch { < 5 => new ProbeResult.NotYet("dhcp"), < 9 => new ProbeResult.NotYet("kernel"), _ => new ProbeResult.Ready() });

        await _bench.Clock.DriveAsync(Task.Run(() => _bench.Context("boot").WaitAsync(wait, Cancel), Cancel), _second);

        Assert.Collection(
            _bench.Recorder.Events,
            seen => Assert.Equal(("boot", "the door", 30 * _second), (((WaitStarted)seen).Step, ((WaitStarted)seen).What, ((WaitStarted)seen).Limit)),
            seen => Assert.Equal("dhcp", ((WaitProgressed)seen).Detail),
            seen => Assert.Equal("kernel", ((WaitProgressed)seen).Detail),
            seen => Assert.Equal((true, 8 * _second), (((WaitFinished)seen).Ready, ((WaitFinished)seen).Elapsed)));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Wait Wait(Func<CancellationToken, ProbeResult> look) =>
        new("the door") { Limit = TimeSpan.FromSeconds(30), Probe = cancel => Task.FromResult(look(cancel)) };

    private Task WaitAsync(Wait wait) => _bench.Clock.DriveAsync(Task.Run(() => wait.UntilReadyAsync(_bench.Clock, null, Cancel), Cancel), 20 * _second);
}
