using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class RunViewTests
{
    private static readonly DateTimeOffset _start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void At_its_start_a_run_shows_its_steps_by_stage_all_pending()
    {
        var view = After();

        Assert.Equal(["provision", "install"], view.Stages.Select(stage => stage.Name));
        Assert.All(view.Steps, step => Assert.Equal(StepState.Pending, step.State));
        Assert.All(view.Stages, stage => Assert.Equal(StepState.Pending, stage.State));
    }

    [Fact]
    public void A_running_step_shows_what_it_does_how_far_it_is_and_what_it_waits_for()
    {
        var step = After(
            new StepChecking(At(0), "pool"),
            new StepStarted(At(1), "pool", 1),
            new StepSaid(At(1), "pool", "copying"),
            new StepProgress(At(2), "pool", 0.5, 50, 100),
            new WaitStarted(At(3), "pool", "the disk", Seconds(60)),
            new WaitStarted(At(3), "pool", "the other disk", Seconds(60)),
            new WaitProgressed(At(4), "pool", "the disk", "busy", 1)).Steps[0];

        Assert.Equal((StepState.Running, "copying", 0.5, 50L, 1), (step.State, step.Said, step.Fraction, step.Bytes, step.Attempt));
        Assert.Equal([("the disk", "busy", At(4)), ("the other disk", null, At(3))], step.Waits.Select(wait => (wait.What, wait.Detail, wait.Moved)));
        Assert.Equal(Seconds(10), step.Elapsed(At(10)));
    }

    [Fact]
    public void A_delayed_step_shows_why_and_until_when()
    {
        var step = After(new StepStarted(At(0), "pool", 1), new StepDelayed(At(5), "pool", Seconds(10), "busy", new Failure("busy"))).Steps[0];

        Assert.Equal((StepState.Delayed, "busy", At(15), "busy"), (step.State, step.Said, step.NextTurn, step.Failure?.Reason));
    }

    [Fact]
    public void An_error_is_forgotten_when_the_next_attempt_begins()
    {
        var step = After(
            new StepStarted(At(0), "pool", 1),
            new StepDelayed(At(5), "pool", Seconds(10), "busy", new Failure("busy")),
            new StepStarted(At(15), "pool", 2)).Steps[0];

        Assert.Equal((StepState.Running, null, null, 2), (step.State, step.NextTurn, step.Failure, step.Attempt));
        Assert.Equal(At(0), step.Started);
    }

    [Theory]
    [InlineData(StepEnding.Done, StepState.Done)]
    [InlineData(StepEnding.AlreadyDone, StepState.AlreadyDone)]
    [InlineData(StepEnding.Failed, StepState.Failed)]
    [InlineData(StepEnding.Stopped, StepState.Stopped)]
    [InlineData(StepEnding.NotReached, StepState.NotReached)]
    public void An_ended_step_shows_how(StepEnding ending, StepState state)
    {
        var step = After(
            new WaitStarted(At(0), "pool", "the disk", Seconds(60)),
            new StepFinished(At(7), "pool", ending, Seconds(7), null)).Steps[0];

        Assert.Equal((state, true, 0), (step.State, step.IsOver, step.Waits.Length));
        Assert.Equal(Seconds(7), step.Elapsed(At(1000)));
    }

    [Fact]
    public void A_stage_shows_the_state_that_matters_most()
    {
        Assert.Equal(StepState.Running, Stage(Done("pool")).State);
        Assert.Equal(StepState.Running, Stage(Done("pool"), new StepStarted(At(3), "net", 1)).State);
        Assert.Equal(StepState.Done, Stage(Done("pool"), Done("net", StepEnding.AlreadyDone)).State);
        Assert.Equal(StepState.AlreadyDone, Stage(Done("pool", StepEnding.AlreadyDone), Done("net", StepEnding.AlreadyDone)).State);
        Assert.Equal(StepState.Failed, Stage(Done("pool", StepEnding.Failed), new StepStarted(At(3), "net", 1)).State);
        Assert.Equal(1, Stage(Done("pool")).DoneCount);
    }

    [Fact]
    public void A_stage_took_from_its_first_beginning_to_its_last_end()
    {
        var stage = Stage(
            new StepStarted(At(10), "pool", 1),
            new StepStarted(At(12), "net", 1),
            new StepFinished(At(20), "pool", StepEnding.Done, Seconds(10), null),
            new StepFinished(At(32), "net", StepEnding.Done, Seconds(20), null));

        Assert.Equal(Seconds(22), stage.Elapsed(At(1000)));
    }

    [Fact]
    public void What_remains_is_the_longest_way_through_the_steps_that_are_left()
    {
        // pool 10 and net 20 at the same time, then undercloud 100.
        Assert.Equal(Seconds(120), After().Remaining(At(0)));
        Assert.Equal(Seconds(115), After(new StepStarted(At(0), "net", 1), Done("pool")).Remaining(At(5)));
        Assert.Equal(Seconds(100), After(new StepStarted(At(0), "net", 1), Done("pool")).Remaining(At(500)));
        Assert.Equal(Seconds(0), After(Done("pool"), Done("net"), Done("undercloud")).Remaining(At(0)));
    }

    [Fact]
    public void One_place_for_all_makes_the_sum_what_remains() =>
        Assert.Equal(Seconds(130), RunView.Of([Started() with { Parallelism = 1 }]).Remaining(At(0)));

    [Fact]
    public void What_remains_is_not_known_while_a_step_is_left_that_never_ran()
    {
        var started = Started();
        var view = RunView.Of([started with { Steps = [.. started.Steps.Select(step => step.Name == "net" ? step with { Estimate = null } : step)] }]);

        Assert.Null(view.Remaining(At(0)));
        Assert.Equal(Seconds(110), view.After(Done("net")).Remaining(At(0)));
    }

    [Fact]
    public void A_run_shows_its_warnings_why_it_stops_and_how_it_ended()
    {
        var view = After(new RunWarned(At(1), "careful"), new RunStopping(At(2), "'net' failed"), new RunFinished(At(3), RunEnding.Failed, Seconds(3)));

        Assert.Equal(("careful", "'net' failed", RunEnding.Failed), (Assert.Single(view.Warnings), view.Stopping, view.Ending));
        Assert.Equal(Seconds(3), view.Elapsed(At(1000)));
    }

    [Fact]
    public void Events_of_unknown_steps_change_nothing()
    {
        var view = After();

        Assert.Same(view, view.After(new StepSaid(At(1), "elsewhere", "hello")));
    }

    private static RunStarted Started() => new(
        _start,
        "run",
        [
            new("pool", "provision", "the pool", [], Seconds(10)),
            new("net", "provision", "the networks", [], Seconds(20)),
            new("undercloud", "install", "the undercloud", ["pool", "net"], Seconds(100)),
        ],
        8);

    private static RunView After(params RunEvent[] events) => RunView.Of([Started(), .. events]);

    private static StageView Stage(params RunEvent[] events) => After(events).Stages.First();

    private static StepFinished Done(string step, StepEnding ending = StepEnding.Done) => new(At(3), step, ending, Seconds(3), null);

    private static DateTimeOffset At(double seconds) => _start + Seconds(seconds);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
