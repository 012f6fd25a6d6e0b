namespace Undercast.LabFile;

/// <summary>conf/env from text to record; all faults at once.</summary>
internal static class EnvReader
{
    /// <param name="file">For faults.</param>
    /// <param name="text">The file.</param>
    /// <param name="variable">The environment that expansions see.</param>
    public static Parsed<LabEnvironment> Read(string file, string text, Func<string, string?> variable)
    {
        var faults = new List<Fault>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var images = new EnvImages(file, faults);
        var environment = new LabEnvironment();
        foreach (var (name, value, line) in EnvSyntax.Read(file, text, variable, faults))
        {
            if (EnvNames.Find(name) is not { } known)
            {
                faults.Add(new Fault(file, line, name, "must be a name that conf/env knows", "", Nearest.Cure(name, EnvNames.All.Select(each => each.Name))));
            }
            else if (!lines.TryAdd(name, line))
            {
                faults.Add(new Fault(file, line, name, $"must be set once, and line {lines[name]} sets it too", "", "remove one of the two"));
            }
            else if (value.Length == 0)
            {
                faults.Add(new Fault(file, line, name, known.Rule, "", $"it is empty: {known.WhenUnset}"));
            }
            else if (known.Apply is null)
            {
                images.Take(name, value, line);
            }
            else if (known.Apply(environment, value) is { } changed)
            {
                environment = changed;
            }
            else
            {
                faults.Add(new Fault(file, line, name, known.Rule, value, known.Cure(value)));
            }
        }

        environment = environment with { OvercloudImages = images.Source() };
        return faults.Count == 0
            ? new Parsed<LabEnvironment>(environment, [])
            : new Parsed<LabEnvironment>(null, [.. faults.OrderBy(fault => fault.Line)]);
    }
}
