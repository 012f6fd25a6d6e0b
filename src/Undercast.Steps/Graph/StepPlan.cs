namespace Undercast.Steps;

/// <summary>The steps of one run, each after those it needs; made by <see cref="StepGraph.Select"/>.</summary>
public sealed class StepPlan
{
    private readonly HashSet<string> _selected;

    internal StepPlan(IReadOnlyList<IStep> ordered, HashSet<string> selected)
    {
        _selected = selected;
        Steps = [.. ordered.Where(step => selected.Contains(step.Name))];
        var neededOutside = Steps.SelectMany(step => step.Needs).Where(need => !selected.Contains(need)).ToHashSet(StringComparer.Ordinal);
        Outside = [.. ordered.Where(step => neededOutside.Contains(step.Name))];
    }

    /// <summary>The steps to do.</summary>
    public IReadOnlyList<IStep> Steps { get; }

    /// <summary>Steps that are not to be done here, but that those here need: the run asks whether they are done, and never runs them.</summary>
    public IReadOnlyList<IStep> Outside { get; }

    /// <summary>The needs of a step that are steps of this plan.</summary>
    internal IEnumerable<string> NeedsInside(IStep step) => step.Needs.Where(_selected.Contains);

    internal IReadOnlyList<PlannedStep> Listed(Journal journal) =>
        [.. Steps.Select(step => new PlannedStep(step.Name, step.Stage, step.Description, [.. NeedsInside(step)], journal.Estimate(step.Name)))];
}
