namespace Undercast.Steps;

/// <summary>Every step, in the order of the story, and what needs what.</summary>
public sealed class StepGraph(IReadOnlyList<IStep> steps)
{
    /// <summary>The steps as they were listed.</summary>
    public IReadOnlyList<IStep> Steps { get; } = steps;

    /// <summary>The stages, in the order of their first steps.</summary>
    public IReadOnlyList<string> Stages { get; } = [.. steps.Select(step => step.Stage).Distinct(StringComparer.Ordinal)];

    /// <summary>All faults at once: names used twice, needs that do not exist, circles with their path. Empty: the graph holds.</summary>
    public IReadOnlyList<string> Check() => GraphFaults.Of(Steps);

    /// <summary>
    /// A part of the graph. <paramref name="to"/> a step: it and all it needs; a stage: that stage, those before it and all they need.
    /// <paramref name="from"/> a step: it and all that need it; a stage: that stage and those after it. Both: what is in both.
    /// </summary>
    /// <exception cref="StepGraphException">The graph has faults, a name is unknown, or nothing is left to do between the two.</exception>
    public StepPlan Select(string? from = null, string? to = null)
    {
        var faults = Check();
        if (faults.Count > 0)
        {
            throw new StepGraphException(faults);
        }

        string[] unknown = [.. new[] { from, to }.OfType<string>().Where(name => !Knows(name)).Select(Unknown)];
        if (unknown.Length > 0)
        {
            throw new StepGraphException(unknown);
        }

        var selected = Steps.Select(step => step.Name).ToHashSet(StringComparer.Ordinal);
        if (to is not null)
        {
            selected.IntersectWith(GraphWalk.WithAllNeeded(Steps, UpTo(to)));
        }

        if (from is not null)
        {
            selected.IntersectWith(IsStep(from) ? GraphWalk.WithAllNeeding(Steps, [from]) : From(from));
        }

        return selected.Count > 0
            ? new StepPlan([.. GraphWalk.Ordered(Steps)], selected)
            : throw new StepGraphException([$"no step lies from '{from}' to '{to}'; the stages are, in order: {Listed(Stages)}"]);
    }

    private IEnumerable<string> UpTo(string to) =>
        IsStep(to) ? [to] : Steps.Where(step => StageIndex(step.Stage) <= StageIndex(to)).Select(step => step.Name);

    private IEnumerable<string> From(string stage) =>
        Steps.Where(step => StageIndex(step.Stage) >= StageIndex(stage)).Select(step => step.Name);

    private int StageIndex(string stage) => Stages.Index().First(item => item.Item == stage).Index;

    private bool IsStep(string name) => Steps.Any(step => step.Name == name);

    private bool Knows(string name) => IsStep(name) || Stages.Contains(name);

    private string Unknown(string name)
    {
        string[] valid = [.. Stages, .. Steps.Select(step => step.Name).Where(step => !Stages.Contains(step))];
        var nearest = NearestName.To(name, valid) is { } near ? $"; did you mean '{near}'?" : "";
        return $"""
            '{name}' is neither a step nor a stage{nearest}
              stages: {Listed(Stages)}
              steps: {Listed(Steps.Select(step => step.Name))}
            """;
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names);
}
