namespace Undercast.Steps;

/// <summary>Finds everything that is wrong with a list of steps.</summary>
internal static class GraphFaults
{
    public static IReadOnlyList<string> Of(IReadOnlyList<IStep> steps) => [.. Duplicates(steps), .. UnknownNeeds(steps), .. Circles(steps)];

    private static IEnumerable<string> Duplicates(IReadOnlyList<IStep> steps) =>
        steps.GroupBy(step => step.Name, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => $"{same.Count()} steps are named '{same.Key}'; each name must be unique");

    private static IEnumerable<string> UnknownNeeds(IReadOnlyList<IStep> steps)
    {
        string[] names = [.. steps.Select(step => step.Name).Distinct(StringComparer.Ordinal)];
        return from step in steps
               from need in step.Needs
               where !names.Contains(need)
               let near = NearestName.To(need, names)
               select $"step '{step.Name}' needs '{need}', which does not exist" + (near is null ? "" : $"; did you mean '{near}'?");
    }

    private static List<string> Circles(IReadOnlyList<IStep> steps)
    {
        var byName = steps.DistinctBy(step => step.Name, StringComparer.Ordinal).ToDictionary(step => step.Name, StringComparer.Ordinal);
        var settled = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        var faults = new List<string>();
        foreach (var name in byName.Keys)
        {
            Visit(name);
        }

        return faults;

        void Visit(string name)
        {
            if (path.IndexOf(name) is var at and >= 0)
            {
                var circle = path[at..].Append(name).Select(step => $"'{step}'");
                faults.Add($"steps need each other in a circle: {string.Join(" -> ", circle)}");
                return;
            }

            if (settled.Contains(name) || !byName.TryGetValue(name, out var step))
            {
                return;
            }

            path.Add(name);
            foreach (var need in step.Needs)
            {
                Visit(need);
            }

            path.RemoveAt(path.Count - 1);
            settled.Add(name);
        }
    }
}
