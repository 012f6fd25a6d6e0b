namespace Undercast.LabFile;

/// <summary>One reading of lab.yaml: where its fields stand, and what was found wrong so far.</summary>
internal sealed class LabReading(string file)
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    public string File => file;

    public List<Fault> Faults { get; } = [];

    /// <summary>For the faults that can only be found later.</summary>
    public LabSource Source => new(file, _lines);

    /// <summary>Remembers where a field stands, the first time it is seen.</summary>
    public bool Saw(string field, int line) => _lines.TryAdd(field, line);

    /// <summary>True if the file itself has the field.</summary>
    public bool Knows(string field) => _lines.ContainsKey(field);

    public int LineOf(string field) => Source.LineOf(field);

    public void Add(string field, string rule, string value, string cure) => Faults.Add(Source.Fault(field, rule, value, cure));

    public void Add(int line, string field, string rule, string value, string cure) => Faults.Add(new Fault(file, line, field, rule, value, cure));
}
