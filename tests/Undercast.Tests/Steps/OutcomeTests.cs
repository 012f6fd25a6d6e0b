using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class OutcomeTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact(Timeout = 10_000)]
    public async Task A_step_that_does_its_work_is_done()
    {
        var result = await _bench.DriveAsync(ScriptedStep.Answering("a", new Outcome.Done()));

        Assert.Equal(RunEnding.Done, result.Ending);
        Assert.Equal(StepEnding.Done, Assert.Single(result.Steps).Ending);
        Assert.True(result.Changed);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_step_that_is_already_done_is_not_run()
    {
        var step = new ScriptedStep("a") { IsDone = () => true };

        var result = await _bench.DriveAsync(step);

        Assert.Equal((RunEnding.Done, StepEnding.AlreadyDone, 0), (result.Ending, result.Steps[0].Ending, step.Runs));
        Assert.False(result.Changed);
        Assert.DoesNotContain(_bench.Recorder.Events, seen => seen is StepStarted);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_step_may_find_out_only_as_it_runs_that_it_is_already_done()
    {
        var result = await _bench.DriveAsync(ScriptedStep.Answering("a", new Outcome.AlreadyDone()));

        Assert.Equal((RunEnding.Done, StepEnding.AlreadyDone), (result.Ending, result.Steps[0].Ending));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_step_that_asks_for_later_runs_again_after_its_delay()
    {
        var start = _bench.Clock.GetUtcNow();
        var step = ScriptedStep.Answering("a", new Outcome.Later(TimeSpan.FromSeconds(30), "the node cleans its disk"), new Outcome.Done());

        var result = await _bench.DriveAsync(step);

        Assert.Equal((RunEnding.Done, 2, 1), (result.Ending, step.Runs, step.Asked));
        Assert.Equal(TimeSpan.FromSeconds(30), result.Steps[0].Elapsed);
        Assert.Equal(start + TimeSpan.FromSeconds(30), _bench.Clock.GetUtcNow());
        var delayed = Assert.Single(_bench.Recorder.Events.OfType<StepDelayed>());
        Assert.Equal(("the node cleans its disk", null), (delayed.Reason, delayed.Failure));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_step_that_asks_for_later_for_ever_with_one_reason_fails_at_the_limit()
    {
        var result = await _bench.DriveAsync(ScriptedStep.Answering("a", new Outcome.Later(TimeSpan.FromSeconds(50), "the queue is full")));

        Assert.Equal("could not go on for 1 h: the queue is full", result.Steps[0].Failure?.Reason);
        Assert.InRange(result.Elapsed, TimeSpan.FromHours(1), TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_new_reason_for_later_starts_the_limit_anew()
    {
        var left = 200;
        var step = new ScriptedStep("a")
        {
            Run = (_, _) => Task.FromResult<Outcome>(left-- > 0 ? new Outcome.Later(TimeSpan.FromSeconds(60), $"{left} nodes left") : new Outcome.Done()),
        };

        Assert.Equal(RunEnding.Done, (await _bench.DriveAsync(step)).Ending);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_step_that_asks_for_no_delay_at_all_does_not_spin()
    {
        var result = await _bench.DriveAsync(ScriptedStep.Answering("a", new Outcome.Later(TimeSpan.Zero, "now"), new Outcome.Done()));

        Assert.True(result.Elapsed >= TimeSpan.FromMilliseconds(100));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_step_that_fails_is_not_run_again_and_its_failure_is_in_the_result_and_the_events()
    {
        var failure = new Failure("'mkfs' said no") { Machine = "ceph-0", Command = "mkfs.ext4 /dev/vdb", Status = 1, LogTail = ["no space"], Cure = "add a disk" };
        var step = ScriptedStep.Answering("a", new Outcome.Failed(failure));

        var result = await _bench.DriveAsync(step);

        Assert.Equal((RunEnding.Failed, 1), (result.Ending, step.Runs));
        Assert.Same(failure, Assert.Single(result.Failures).Failure);
        Assert.Same(failure, Assert.Single(_bench.Recorder.Events.OfType<StepFinished>()).Failure);
    }

    [Fact(Timeout = 10_000)]
    public async Task An_error_that_may_pass_is_retried_after_growing_delays()
    {
        var error = new Outcome.Retry(new Failure("connection reset"));
        var step = ScriptedStep.Answering("a", error, error, error, new Outcome.Done());

        var result = await _bench.DriveAsync(step);

        Assert.Equal((RunEnding.Done, 4), (result.Ending, step.Runs));
        Assert.Equal([2, 4, 8], _bench.Recorder.Events.OfType<StepDelayed>().Select(delayed => delayed.Delay.TotalSeconds));
        Assert.Equal([1, 2, 3, 4], _bench.Recorder.Events.OfType<StepStarted>().Select(started => started.Attempt));
        Assert.Null(result.Steps[0].Failure);
    }

    [Fact(Timeout = 10_000)]
    public async Task An_error_that_does_not_pass_is_a_failure_after_the_last_attempt()
    {
        _bench.Options = _bench.Options with { Attempts = 3 };
        var step = ScriptedStep.Answering("a", new Outcome.Retry(new Failure("connection reset") { Machine = "undercloud-0" }));

        var result = await _bench.DriveAsync(step);

        Assert.Equal((RunEnding.Failed, 3), (result.Ending, step.Runs));
        Assert.Equal("connection reset (after 3 attempts)", result.Steps[0].Failure?.Reason);
        Assert.Equal("undercloud-0", result.Steps[0].Failure?.Machine);
    }

    [Fact(Timeout = 10_000)]
    public async Task The_delay_between_attempts_stops_growing_at_its_limit()
    {
        _bench.Options = _bench.Options with { Attempts = 6, LongestRetryDelay = TimeSpan.FromSeconds(5) };

        await _bench.DriveAsync(ScriptedStep.Answering("a", new Outcome.Retry(new Failure("busy"))));

        Assert.Equal([2, 4, 5, 5, 5], _bench.Recorder.Events.OfType<StepDelayed>().Select(delayed => delayed.Delay.TotalSeconds));
    }
}
