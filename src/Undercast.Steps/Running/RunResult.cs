namespace Undercast.Steps;

/// <summary>What became of a run.</summary>
public sealed record RunResult(RunEnding Ending, IReadOnlyList<StepResult> Steps, TimeSpan Elapsed)
{
    /// <summary>Whether any step had something to do.</summary>
    public bool Changed => Steps.Any(step => step.Ending is not (StepEnding.AlreadyDone or StepEnding.NotReached));

    /// <summary>The steps that failed.</summary>
    public IEnumerable<StepResult> Failures => Steps.Where(step => step.Ending == StepEnding.Failed);
}
