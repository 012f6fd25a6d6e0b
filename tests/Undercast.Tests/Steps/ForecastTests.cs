using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class ForecastTests : IDisposable
{
    private readonly Bench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact(Timeout = 10_000)]
    public async Task A_plan_tells_what_would_run_and_runs_and_writes_nothing()
    {
        var done = new ScriptedStep("a") { IsDone = () => true };
        var open = new ScriptedStep("b", "a");

        var forecast = await PlanAsync(done, open);

        Assert.Equal([false, true], forecast.Select(step => step.WouldRun));
        Assert.Equal((0, 0), (done.Runs, open.Runs));
        Assert.Empty(_bench.Recorder.Events);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_bench.Folder));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_step_after_one_that_would_run_is_not_asked()
    {
        var after = new ScriptedStep("b", "a") { IsDone = () => true };

        var forecast = await PlanAsync(new ScriptedStep("a"), after);

        Assert.Equal((true, "comes after 'a'"), (forecast[1].WouldRun, forecast[1].Note));
        Assert.Equal(0, after.Asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task What_ran_before_is_asked_though_a_step_before_it_would_run()
    {
        var changed = false;
        var first = new ScriptedStep("a") { IsDone = () => !changed };
        var (same, further) = (new ScriptedStep("b", "a"), new ScriptedStep("c", "b"));
        same.IsDone = () => same.Runs > 0;
        further.IsDone = () => further.Runs > 0 && !changed;
        await _bench.RunAsync(Cancel, first, same, further);
        changed = true;

        var forecast = await PlanAsync(first, same, further);

        Assert.Equal([true, false, true], forecast.Select(step => step.WouldRun));
        Assert.Equal([null, "so far; asked again after 'a'", "comes after 'a'"], forecast.Select(step => step.Note));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_step_that_cannot_be_asked_is_told_and_does_not_hide_the_others()
    {
        var forecast = await PlanAsync(
            new ScriptedStep("a") { IsDone = () => throw new StepFailedException("no route to host") },
            new ScriptedStep("b") { IsDone = () => true });

        Assert.Equal([true, false], forecast.Select(step => step.WouldRun));
        Assert.Equal("could not tell whether this is already done: no route to host", forecast[0].Note);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_part_that_relies_on_a_step_that_is_not_done_says_what_to_run_first()
    {
        var graph = new StepGraph([new ScriptedStep("key") { Stage = "prepare" }, new ScriptedStep("pool", "key") { Stage = "provision" }]);

        var forecast = await _bench.Runner().PlanAsync(graph.Select("provision", "provision"), Cancel);

        Assert.Equal("needs 'key', which is not done: run 'prepare' first", Assert.Single(forecast).Note);
    }

    private Task<IReadOnlyList<StepForecast>> PlanAsync(params IStep[] steps) => _bench.Runner().PlanAsync(new StepGraph(steps).Select(), Cancel);
}
