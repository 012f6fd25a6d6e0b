namespace Undercast.Steps;

/// <summary>Ways through a graph that is known to hold.</summary>
internal static class GraphWalk
{
    public static HashSet<string> WithAllNeeded(IReadOnlyList<IStep> steps, IEnumerable<string> names)
    {
        var needs = steps.ToDictionary(step => step.Name, step => step.Needs, StringComparer.Ordinal);
        return Reach(names, name => needs[name]);
    }

    public static HashSet<string> WithAllNeeding(IReadOnlyList<IStep> steps, IEnumerable<string> names)
    {
        var pairs = from step in steps from need in step.Needs select (Need: need, By: step.Name);
        var dependents = pairs.ToLookup(pair => pair.Need, pair => pair.By, StringComparer.Ordinal);
        return Reach(names, name => dependents[name]);
    }

    /// <summary>Needs before those that need them, and otherwise as listed.</summary>
    public static IEnumerable<IStep> Ordered(IReadOnlyList<IStep> steps)
    {
        var byName = steps.ToDictionary(step => step.Name, StringComparer.Ordinal);
        var ordered = new OrderedDictionary<string, IStep>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            Add(step);
        }

        return ordered.Values;

        void Add(IStep step)
        {
            if (!ordered.ContainsKey(step.Name))
            {
                foreach (var need in step.Needs)
                {
                    Add(byName[need]);
                }

                ordered[step.Name] = step;
            }
        }
    }

    private static HashSet<string> Reach(IEnumerable<string> names, Func<string, IEnumerable<string>> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(names);
        while (open.TryPop(out var name))
        {
            if (reached.Add(name))
            {
                foreach (var other in next(name))
                {
                    open.Push(other);
                }
            }
        }

        return reached;
    }
}
