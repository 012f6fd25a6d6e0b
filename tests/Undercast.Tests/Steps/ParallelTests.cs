using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class ParallelTests : IDisposable
{
    private readonly Bench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact(Timeout = 10_000)]
    public async Task Steps_that_do_not_need_each_other_run_at_the_same_time()
    {
        // Neither ends before both have begun.
        using var both = new Barrier(2);
        Task<Outcome> Meet(StepContext context, CancellationToken cancel)
        {
            both.SignalAndWait(cancel);
            return Task.FromResult<Outcome>(new Outcome.Done());
        }

        var result = await _bench.RunAsync(Cancel, new ScriptedStep("a") { Run = Meet }, new ScriptedStep("b") { Run = Meet });

        Assert.Equal(RunEnding.Done, result.Ending);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_step_begins_only_when_all_it_needs_is_done()
    {
        await _bench.RunAsync(Cancel, new ScriptedStep("d", "b", "c"), new ScriptedStep("b", "a"), new ScriptedStep("c", "a"), new ScriptedStep("a"));

        var events = _bench.Recorder.Events.ToList();
        foreach (var (step, need) in new[] { ("b", "a"), ("c", "a"), ("d", "b"), ("d", "c") })
        {
            Assert.True(events.FindIndex(seen => seen is StepFinished { } end && end.Step == need) < events.FindIndex(seen => seen is StepChecking { } check && check.Step == step));
        }
    }

    [Fact(Timeout = 10_000)]
    public async Task A_run_that_keeps_going_does_all_that_does_not_need_what_failed()
    {
        _bench.Options = _bench.Options with { KeepGoing = true, Parallelism = 1 };
        var failing = ScriptedStep.Answering("a", new Outcome.Failed(new Failure("no")));

        var result = await _bench.RunAsync(Cancel, failing, new ScriptedStep("b", "a"), new ScriptedStep("c"), new ScriptedStep("d", "c"));

        Assert.Equal(RunEnding.Failed, result.Ending);
        Assert.Equal([StepEnding.Failed, StepEnding.NotReached, StepEnding.Done, StepEnding.Done], result.Steps.OrderBy(step => step.Name, StringComparer.Ordinal).Select(step => step.Ending));
    }

    [Fact(Timeout = 20_000)]
    public async Task No_more_steps_run_at_a_time_than_are_allowed()
    {
        _bench.Options = _bench.Options with { Parallelism = 3 };
        var (running, most) = (0, 0);
        var steps = Enumerable.Range(0, 40).Select(i => new ScriptedStep($"s{i}")
        {
            Run = async (_, _) =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref running);
                return new Outcome.Done();
            },
        });

        var result = await _bench.RunAsync(Cancel, [.. steps]);

        Assert.Equal(RunEnding.Done, result.Ending);
        Assert.InRange(most, 1, 3);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_delayed_step_holds_no_place()
    {
        _bench.Options = _bench.Options with { Parallelism = 1 };
        var later = ScriptedStep.Answering("a", new Outcome.Later(TimeSpan.FromSeconds(10), "not yet"), new Outcome.Done());

        await _bench.DriveAsync(later, new ScriptedStep("b"));

        var order = _bench.Recorder.Events.OfType<StepFinished>().Select(end => end.Step);
        Assert.Equal(["b", "a"], order);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_failure_lets_running_steps_finish_and_begins_no_others()
    {
        _bench.Options = _bench.Options with { Parallelism = 2 };
        var slow = new ScriptedStep("slow")
        {
            Run = async (_, cancel) =>
            {
                await _bench.Recorder.SeenAsync(seen => seen is RunStopping).WaitAsync(cancel);
                return new Outcome.Done();
            },
        };
        var bad = ScriptedStep.Answering("bad", new Outcome.Failed(new Failure("no")));
        var other = new ScriptedStep("other");
        var after = new ScriptedStep("after", "slow");

        var result = await _bench.RunAsync(Cancel, slow, bad, other, after);

        Assert.Equal(RunEnding.Failed, result.Ending);
        Assert.Equal([StepEnding.Done, StepEnding.Failed, StepEnding.NotReached, StepEnding.NotReached], result.Steps.Select(step => step.Ending));
        Assert.Equal((0, 0), (other.Runs, after.Runs));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_failure_ends_the_delays_of_other_steps_and_their_last_error_is_kept()
    {
        var delayed = ScriptedStep.Answering("delayed", new Outcome.Retry(new Failure("busy")));
        var bad = new ScriptedStep("bad")
        {
            Run = async (_, cancel) =>
            {
                await _bench.Recorder.SeenAsync(seen => seen is StepDelayed).WaitAsync(cancel);
                return new Outcome.Failed(new Failure("no"));
            },
        };

        var result = await _bench.RunAsync(Cancel, delayed, bad);

        Assert.Equal((StepEnding.Stopped, "busy", 1), (result.Steps[0].Ending, result.Steps[0].Failure?.Reason, delayed.Runs));
    }

    [Fact(Timeout = 10_000)]
    public async Task Two_failures_at_once_are_both_told()
    {
        using var both = new Barrier(2);
        Task<Outcome> Fail(StepContext context, CancellationToken cancel)
        {
            both.SignalAndWait(cancel);
            throw new StepFailedException(context.Step);
        }

        var result = await _bench.RunAsync(Cancel, new ScriptedStep("a") { Run = Fail }, new ScriptedStep("b") { Run = Fail });

        Assert.Equal(["a", "b"], result.Failures.Select(step => step.Failure?.Reason));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); seen < value; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
