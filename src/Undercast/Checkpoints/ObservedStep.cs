using Undercast.Steps;

namespace Undercast.Checkpoints;

/// <summary>A step as it is, that also waits for checkpoints and remembers whether it changed anything in this run.</summary>
internal sealed class ObservedStep(IStep step, IReadOnlyList<string> checkpoints) : IStep
{
    private volatile bool changed;

    public bool Changed => changed;

    public string Name => step.Name;

    public string Stage => step.Stage;

    public string Description => step.Description;

    public IReadOnlyList<string> Needs { get; } = [.. step.Needs, .. checkpoints];

    public Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => step.IsDoneAsync(context, cancel);

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var outcome = await step.RunAsync(context, cancel);
        changed |= outcome is Outcome.Done;
        return outcome;
    }
}
