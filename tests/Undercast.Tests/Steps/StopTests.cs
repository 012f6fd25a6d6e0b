using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class StopTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact(Timeout = 10_000)]
    public async Task A_stop_asks_the_running_step_waits_for_it_and_begins_no_other()
    {
        using var stop = new CancellationTokenSource();
        var cleanedUp = false;
        var step = new ScriptedStep("a")
        {
            Run = async (_, cancel) =>
            {
                await stop.CancelAsync();
                cancel.ThrowIfCancellationRequested();
                cleanedUp = true;
                return new Outcome.Done();
            },
        };
        var polite = new ScriptedStep("b")
        {
            Run = async (_, cancel) =>
            {
                try
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
                }
                finally
                {
                    cleanedUp = true;
                }

                return new Outcome.Done();
            },
        };

        var result = await _bench.RunAsync(stop.Token, step, polite, new ScriptedStep("c", "a"));

        Assert.Equal(RunEnding.StoppedByUser, result.Ending);
        Assert.Equal(StepEnding.Stopped, result.Steps[0].Ending);
        Assert.Equal(StepEnding.NotReached, result.Steps[2].Ending);
        Assert.True(cleanedUp || polite.Runs == 0);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_step_that_finishes_in_spite_of_the_stop_counts_as_done()
    {
        using var stop = new CancellationTokenSource();
        var step = new ScriptedStep("a")
        {
            Run = async (_, _) =>
            {
                await stop.CancelAsync();
                return new Outcome.Done();
            },
        };

        var result = await _bench.RunAsync(stop.Token, step, new ScriptedStep("b", "a"));

        Assert.Equal([StepEnding.Done, StepEnding.NotReached], result.Steps.Select(seen => seen.Ending));
        Assert.Equal(RunEnding.StoppedByUser, result.Ending);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_stop_ends_a_delay_and_a_time_limit_is_told_from_the_user()
    {
        using var signals = new StopSignals(new StopOptions { Clock = _bench.Clock, TimeLimit = Bench.Minute });
        _bench.Options = _bench.Options with { WhyStopped = () => signals.Cause };
        var run = _bench.RunAsync(signals.Asked, ScriptedStep.Answering("a", new Outcome.Later(TimeSpan.FromHours(2), "waiting")));
        await _bench.Recorder.SeenAsync(seen => seen is StepDelayed);

        _bench.Clock.Advance(Bench.Minute);

        Assert.Equal(RunEnding.TimedOut, (await run).Ending);
        Assert.Contains(_bench.Recorder.Events, seen => seen is RunStopping { Reason: "the time limit is over" });
    }

    [Fact(Timeout = 10_000)]
    public async Task A_run_that_is_stopped_before_it_begins_asks_nothing()
    {
        var step = new ScriptedStep("a");

        var result = await _bench.RunAsync(new CancellationToken(canceled: true), step);

        Assert.Equal((RunEnding.StoppedByUser, 0, 0), (result.Ending, step.Asked, step.Runs));
    }

    [Fact]
    public void The_first_signal_asks_the_second_kills_and_the_third_exits()
    {
        var exits = new List<int>();
        using var signals = new StopSignals(new StopOptions { Clock = _bench.Clock, Exit = exits.Add });

        signals.Next(StopCause.StoppedByUser);
        Assert.Equal((true, false, StopCause.StoppedByUser), (signals.Asked.IsCancellationRequested, signals.Killed.IsCancellationRequested, signals.Cause));
        signals.Next(StopCause.StoppedByUser);
        Assert.True(signals.Killed.IsCancellationRequested);
        Assert.Empty(exits);
        signals.Next(StopCause.StoppedByUser);
        Assert.Equal([130], exits);
    }

    [Fact]
    public void Patience_turns_a_stop_into_a_kill_and_the_backstop_ends_even_that()
    {
        var exits = new List<int>();
        var said = new List<string>();
        using var signals = new StopSignals(new StopOptions { Clock = _bench.Clock, Exit = exits.Add, Say = said.Add });
        signals.Next(StopCause.StoppedByUser);

        _bench.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(signals.Killed.IsCancellationRequested);
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(signals.Killed.IsCancellationRequested);
        _bench.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([130], exits);
        Assert.Equal(StopCause.StoppedByUser, signals.Cause);
        Assert.Equal(["stopping; press Ctrl-C again to kill", "killing what still runs"], said);
    }

    [Fact]
    public void Nothing_happens_to_a_run_that_ended_in_time()
    {
        var exits = new List<int>();
        var signals = new StopSignals(new StopOptions { Clock = _bench.Clock, Exit = exits.Add, TimeLimit = Bench.Minute });
        signals.Dispose();

        _bench.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((0, StopCause.None), (exits.Count, signals.Cause));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_real_signal_is_heard()
    {
        using var signals = new StopSignals(new StopOptions()).Listen();
        var heard = new TaskCompletionSource();
        using var registration = signals.Asked.Register(heard.SetResult);

        // Not SIGHUP: below nohup that is ignored.
        Assert.Equal(0, NativeSignal.Send(Environment.ProcessId, NativeSignal.Terminate));

        await heard.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(StopCause.StoppedByUser, signals.Cause);
    }
}
