using Undercast.Steps;

namespace Undercast.Checkpoints;

/// <summary>Gives stages a checkpoint at their end: what builds on a stage waits for it.</summary>
internal static class StageSteps
{
    /// <summary>The steps with a <see cref="CheckpointStep"/> after each stage that changes machines.</summary>
    public static IReadOnlyList<IStep> WithCheckpoints(LabSession lab, IReadOnlyList<IStep> steps)
    {
        var stageOf = steps.ToDictionary(step => step.Name, step => step.Stage, StringComparer.Ordinal);
        var stages = steps.Select(step => step.Stage).Distinct(StringComparer.Ordinal).Where(Has).ToList();
        List<IStep> all = [];
        foreach (var stage in steps.GroupBy(step => step.Stage, StringComparer.Ordinal))
        {
            var observed = stage.Select(step => new ObservedStep(step, [
                .. step.Needs.Select(need => stageOf[need]).Where(other => other != stage.Key && Has(other)).Distinct().Select(CheckpointStep.NameOf)])).ToList();
            all.AddRange(observed);
            if (Has(stage.Key))
            {
                all.Add(new CheckpointStep(lab, stage.Key, observed, [.. stages.SkipWhile(other => other != stage.Key).Skip(1)]));
            }
        }

        return all;
    }

    // Before there are machines there is nothing to go back to.
    private static bool Has(string stage) => stage != Stages.Orchestrator;
}
