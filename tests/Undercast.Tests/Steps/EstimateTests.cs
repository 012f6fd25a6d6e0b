using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class EstimateTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact(Timeout = 10_000)]
    public async Task A_step_that_never_ran_has_no_estimate()
    {
        await _bench.DriveAsync(new ScriptedStep("a"));

        Assert.Null(Assert.Single(Assert.Single(_bench.Recorder.Events.OfType<RunStarted>()).Steps).Estimate);
    }

    [Fact(Timeout = 10_000)]
    public async Task The_first_duration_is_the_first_estimate_and_later_ones_pull_it_their_way()
    {
        foreach (var seconds in new[] { 10, 20, 20 })
        {
            await _bench.DriveAsync(Taking("a", seconds));
        }

        await _bench.DriveAsync(Taking("a", 1));

        var estimates = _bench.Recorder.Events.OfType<RunStarted>().Select(start => start.Steps[0].Estimate?.TotalSeconds);
        Assert.Equal([null, 10, 15, 17.5], estimates);
    }

    [Fact(Timeout = 10_000)]
    public async Task Steps_that_had_nothing_to_do_or_failed_teach_nothing()
    {
        await _bench.DriveAsync(Taking("a", 10));
        await _bench.DriveAsync(new ScriptedStep("a") { IsDone = () => true });
        await _bench.DriveAsync(ScriptedStep.Answering("a", new Outcome.Failed(new Failure("no"))));

        Assert.Equal(TimeSpan.FromSeconds(10), _bench.OpenJournal().Estimate("a"));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_plan_shows_estimates()
    {
        await _bench.DriveAsync(Taking("a", 10));

        var forecast = await _bench.Runner().PlanAsync(new StepGraph([new ScriptedStep("a")]).Select(), TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(10), forecast[0].Step.Estimate);
    }

    private static ScriptedStep Taking(string name, int seconds) => new(name)
    {
        Run = async (context, cancel) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), context.Clock, cancel);
            return new Outcome.Done();
        },
    };
}
