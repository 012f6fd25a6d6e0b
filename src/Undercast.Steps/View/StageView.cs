using System.Collections.Immutable;

namespace Undercast.Steps;

/// <summary>A stage as a screen shows it: the branch that its steps hang on.</summary>
public sealed record StageView(string Name, ImmutableArray<StepView> Steps)
{
    /// <summary>The state that matters most among its steps.</summary>
    public StepState State
    {
        get
        {
            ReadOnlySpan<StepState> weight =
            [
                StepState.Failed, StepState.Running, StepState.Delayed, StepState.Checking, StepState.Stopped, StepState.NotReached,
            ];
            foreach (var state in weight)
            {
                if (Steps.Any(step => step.State == state))
                {
                    return state;
                }
            }

            if (Steps.All(step => step.State == StepState.Pending))
            {
                return StepState.Pending;
            }

            // Some done and some pending: between two steps.
            return Steps.Any(step => !step.IsOver) ? StepState.Running
                : Steps.Any(step => step.State == StepState.Done) ? StepState.Done
                : StepState.AlreadyDone;
        }
    }

    /// <summary>How many of its steps are done.</summary>
    public int DoneCount => Steps.Count(step => step.State is StepState.Done or StepState.AlreadyDone);

    /// <summary>From the first beginning of a step to the last end, or to now.</summary>
    public TimeSpan Elapsed(DateTimeOffset now) =>
        Steps.Min(step => step.Started) is { } first
            ? Steps.Max(step => step.Took is { } took ? step.Started + took : step.Started is null ? null : now)!.Value - first
            : TimeSpan.Zero;
}
