namespace Undercast.Steps;

/// <summary>Steps that a plan needs and does not hold: asked about, never run.</summary>
internal static class OutsideNeeds
{
    public static async Task CheckAsync(IEnumerable<StepRun> runs, CancellationToken cancel)
    {
        await Task.WhenAll(runs.Select(async run =>
        {
            try
            {
                var seen = await run.CheckAsync(cancel);
                run.End(seen is Outcome.AlreadyDone ? StepEnding.AlreadyDone : StepEnding.NotReached, (seen as Outcome.Failed)?.Failure);
            }
            catch (OperationCanceledException)
            {
                run.End(StepEnding.Stopped);
            }
        }));
    }

    public static Failure Missing(StepRun missing) => new($"needs '{missing.Step.Name}' ({missing.Step.Description}), which is not done")
    {
        Cause = missing.Failure?.Reason,
        Cure = $"run '{missing.Step.Stage}' first",
    };
}
