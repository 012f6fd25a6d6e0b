using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class OutsideNeedsTests : IDisposable
{
    private readonly Bench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact(Timeout = 10_000)]
    public async Task A_part_runs_when_the_steps_it_relies_on_are_done()
    {
        var key = new ScriptedStep("key") { Stage = "prepare", IsDone = () => true };

        var result = await RunPartAsync(key);

        Assert.Equal((RunEnding.Done, 0), (result.Ending, key.Runs));
        Assert.Equal(["pool"], result.Steps.Select(step => step.Name));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_part_says_which_command_to_run_first_when_they_are_not()
    {
        var key = new ScriptedStep("key") { Stage = "prepare" };

        var result = await RunPartAsync(key);

        var failure = Assert.Single(result.Failures).Failure!;
        Assert.Equal("needs 'key' (the work of key), which is not done", failure.Reason);
        Assert.Equal("run 'prepare' first", failure.Cure);
        Assert.Equal(0, key.Runs);
    }

    [Fact(Timeout = 10_000)]
    public async Task Why_it_could_not_be_asked_is_given_as_the_cause()
    {
        var result = await RunPartAsync(new ScriptedStep("key") { Stage = "prepare", IsDone = () => throw new StepFailedException("no route to host") });

        Assert.EndsWith("no route to host", Assert.Single(result.Failures).Failure!.Cause, StringComparison.Ordinal);
    }

    private Task<RunResult> RunPartAsync(ScriptedStep key)
    {
        var graph = new StepGraph([key, new ScriptedStep("pool", "key") { Stage = "provision" }]);
        return _bench.Runner().RunAsync(graph.Select("provision", "provision"), Cancel);
    }
}
