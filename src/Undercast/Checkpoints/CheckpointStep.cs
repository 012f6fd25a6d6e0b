using System.Globalization;
using Undercast.Hosts;
using Undercast.Steps;

namespace Undercast.Checkpoints;

/// <summary>The lab as it is at the end of a stage can be gone back to, under the stage's name.</summary>
internal sealed class CheckpointStep(LabSession lab, string stage, IReadOnlyList<ObservedStep> steps) : IStep
{
    private readonly LabCheckpoints checkpoints = new(lab);

    public static string NameOf(string stage) => "checkpoint-" + stage;

    public string Name => NameOf(stage);

    public string Stage => stage;

    public string Description => $"the lab can be put back to here: `undercast checkpoint restore {stage}`";

    public IReadOnlyList<string> Needs { get; } = [.. steps.Select(step => step.Name)];

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) =>
        !steps.Any(step => step.Changed) && (await checkpoints.ListAsync(cancel)).Any(checkpoint => checkpoint.Name == stage);

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        try
        {
            var saved = await checkpoints.SaveAsync(stage, mayCopy: false, cancel);
            context.Say(saved.Remarks is [var remark, ..] ? remark
                : string.Create(CultureInfo.InvariantCulture, $"saved as '{stage}'; the machines stood still for {saved.StoodStill.TotalMilliseconds:0} ms"));
            return saved.Checkpoint is null ? new Outcome.AlreadyDone() : new Outcome.Done();
        }
        catch (HostException failure)
        {
            // The lab is as good without it.
            context.Say($"no checkpoint of this stage: {failure.Message}");
            return new Outcome.AlreadyDone();
        }
    }
}
