namespace Undercast.LabFile;

/// <summary>A <c>NAME=value</c> of conf/env, quotes and expansions done.</summary>
internal sealed record EnvAssignment(string Name, string Value, int Line);

/// <summary>
/// The part of shell syntax that conf/env has: comments, <c>export</c>, single and double quotes, backslashes, <c>$NAME</c>, <c>${NAME}</c>,
/// <c>~</c>. What it accepts means what it means to <c>sh -u</c>; what it does not know it refuses, so that nothing is silently read otherwise.
/// </summary>
internal static class EnvSyntax
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="file">For faults.</param>
    /// <param name="text">The file.</param>
    /// <param name="variable">The environment that expansions see, below the file's own earlier names.</param>
    /// <param name="faults">Gets every fault.</param>
    public static IReadOnlyList<EnvAssignment> Read(string file, string text, Func<string, string?> variable, ICollection<Fault> faults)
    {
        var assignments = new List<EnvAssignment>();
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var reader = new EnvLine(line, name => own.TryGetValue(name, out var value) ? value : variable(name));
            switch (reader.Read())
            {
                case EnvLineResult.Assigned(var name, var value):
                    own[name] = value;
                    assignments.Add(new EnvAssignment(name, value, number));
                    break;
                case EnvLineResult.Wrong(var name, var rule, var found, var cure):
                    faults.Add(new Fault(file, number, name, rule, found, cure));
                    break;
                default:
                    break;
            }
        }

        return assignments;
    }
}
