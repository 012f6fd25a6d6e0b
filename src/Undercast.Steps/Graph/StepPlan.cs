namespace Undercast.Steps;

/// <summary>The steps of one run, each after those it needs; made by <see cref="StepGraph.Select"/>.</summary>
public sealed class StepPlan
{
    private readonly HashSet<string> _selected;

    internal StepPlan(IReadOnlyList<IStep> ordered, HashSet<string> selected)
    {
        _selected = selected;
        Steps = [.. ordered.Where(step => selected.Contains(step.Name))];
        var needed = Steps.SelectMany(step => step.Needs).ToHashSet(StringComparer.Ordinal);
        Outside = [.. ordered.Where(step => needed.Contains(step.Name) && !selected.Contains(step.Name))];
    }

    /// <summary>The steps to do.</summary>
    public IReadOnlyList<IStep> Steps { get; }

    /// <summary>Steps that those here need but that are not to be done here: the run asks whether they are, and never runs them.</summary>
    public IReadOnlyList<IStep> Outside { get; }

    /// <summary>The needs of a step that are steps of this plan.</summary>
    internal IEnumerable<string> NeedsInside(IStep step) => step.Needs.Where(_selected.Contains);

    internal IReadOnlyList<PlannedStep> Listed(Journal journal) =>
        [
            .. from step in Steps
               let estimate = journal.Estimate(step.Name)
               select new PlannedStep(step.Name, step.Stage, step.Description, [.. NeedsInside(step)], estimate),
        ];
}
