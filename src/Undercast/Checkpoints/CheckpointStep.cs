using System.Globalization;
using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Steps;

namespace Undercast.Checkpoints;

/// <summary>The lab as it is at the end of a stage can be gone back to, under the stage's name.</summary>
/// <param name="lab">The lab.</param>
/// <param name="stage">The stage.</param>
/// <param name="steps">Its steps.</param>
/// <param name="later">The stages after it.</param>
internal sealed class CheckpointStep(LabSession lab, string stage, IReadOnlyList<ObservedStep> steps, IReadOnlyList<string> later) : IStep
{
    private readonly LabCheckpoints checkpoints = new(lab);

    public static string NameOf(string stage) => "checkpoint-" + stage;

    public string Name => NameOf(stage);

    public string Stage => stage;

    public string Description => $"the lab can be put back to here: `undercast checkpoint restore {stage}`";

    public IReadOnlyList<string> Needs { get; } = [.. steps.Select(step => step.Name)];

    /// <summary>
    /// One that was taken and then removed by hand stays removed, until the stage changes something. Where the lab has gone on, what is there now is not the
    /// end of this stage, and the checkpoint from before stays: after a change of lab.yaml too there is a way back to before the overcloud.
    /// </summary>
    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel)
    {
        var known = await checkpoints.AskAsync(cancel);
        foreach (var other in known.Checkpoints.Where(checkpoint => later.Contains(checkpoint.Name)))
        {
            if ((await TakenAsync(context, NameOf(other.Name)))?.Taken == other.Taken)
            {
                return true;
            }
        }

        return !steps.Any(step => step.Changed)
            && (!known.Shares || known.Checkpoints.Any(checkpoint => checkpoint.Name == stage) || await TakenAsync(context, Name) is not null);
    }

    private static async Task<CheckpointTaken?> TakenAsync(StepContext context, string step) =>
        await context.Journal.ReadAsync(step, CheckpointStepJson.Default.CheckpointTaken);

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        try
        {
            var saved = await checkpoints.SaveAsync(stage, mayCopy: false, cancel);
            context.Say(saved.Remarks is [var remark, ..] ? remark
                : string.Create(CultureInfo.InvariantCulture, $"saved as '{stage}'; the machines stood still for {saved.StoodStill.TotalMilliseconds:0} ms"));
            if (saved.Checkpoint is not { } checkpoint)
            {
                return new Outcome.AlreadyDone();
            }

            context.Journal.Write(Name, new CheckpointTaken(checkpoint.Taken), CheckpointStepJson.Default.CheckpointTaken);
            return new Outcome.Done();
        }
        catch (HostException failure)
        {
            // The lab is as good without it.
            context.Say($"no checkpoint of this stage: {failure.Message}");
            return new Outcome.AlreadyDone();
        }
    }
}

/// <summary>What the journal keeps: that a stage had its checkpoint.</summary>
internal sealed record CheckpointTaken(DateTimeOffset Taken);

/// <summary>It as JSON.</summary>
[JsonSerializable(typeof(CheckpointTaken))]
internal sealed partial class CheckpointStepJson : JsonSerializerContext;
