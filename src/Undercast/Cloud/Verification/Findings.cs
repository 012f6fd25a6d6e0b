using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>
/// Listens to the parts, and keeps the last sentence and the failure of each. A failure of no known cause gets what is wrong with the
/// services as its likely one, before it is told on.
/// </summary>
internal sealed class Findings(IEventSink next, Func<IReadOnlyList<string>> faults) : IEventSink
{
    private readonly Dictionary<string, string> seen = [];
    private readonly Dictionary<string, Failure> failures = [];

    public void Write(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case StepSaid said:
                seen[said.Step] = said.Text;
                break;
            case StepFinished { Failure: { } failure } finished:
                failures[finished.Step] = failure = Explained(failure);
                runEvent = finished with { Failure = failure };
                break;
        }

        next.Write(runEvent);
    }

    public VerifiedPart Of(StepResult result) => new(
        result.Name, result.Ending, Math.Round(result.Elapsed.TotalSeconds, 1), seen.GetValueOrDefault(result.Name), failures.GetValueOrDefault(result.Name));

    private Failure Explained(Failure failure) =>
        failure.Cause is null && faults() is [_, ..] known && !known.Contains(failure.Reason) ? failure with { Cause = string.Join("; ", known) } : failure;
}
