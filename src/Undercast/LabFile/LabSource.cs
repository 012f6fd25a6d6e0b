namespace Undercast.LabFile;

/// <summary>The file a topology came from, and the line of each field that it names.</summary>
internal sealed record LabSource(string File, IReadOnlyDictionary<string, int> Lines)
{
    /// <summary>The line of a field, or of the nearest section around it; 0 if the file is silent about both.</summary>
    public int LineOf(string field)
    {
        for (var path = field; path.Length > 0; path = path[..Math.Max(0, path.AsSpan().LastIndexOfAny('.', '['))])
        {
            if (Lines.TryGetValue(path, out var line))
            {
                return line;
            }
        }

        return 0;
    }

    /// <summary>A fault at a field of this file.</summary>
    public Fault Fault(string field, string rule, string value, string cure) => new(File, LineOf(field), field, rule, value, cure);
}
