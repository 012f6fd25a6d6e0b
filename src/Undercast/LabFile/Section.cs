using System.Globalization;

namespace Undercast.LabFile;

/// <summary>
/// A map of lab.yaml with its known fields. Each reader gives null (and a fault) for a value that breaks its rule, and null (and no fault) for
/// a field that is not there, so that the caller's <c>??</c> is the default in both cases and the reading goes on to the next fault.
/// </summary>
internal sealed class Section
{
    private readonly Dictionary<string, YamlValue> _values = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _known;

    private Section(LabReading reading, string path, IReadOnlyList<string> known)
    {
        (Reading, Path, _known) = (reading, path, known);
    }

    public LabReading Reading { get; }

    public string Path { get; }

    /// <summary>Opens a map; an empty value is an empty map. Unknown fields and fields that are there twice are faults.</summary>
    public static Section Open(LabReading reading, string path, YamlValue? value, IReadOnlyList<string> known)
    {
        var section = new Section(reading, path, known);
        if (value is not null and not YamlText { IsNull: true } and not YamlMap)
        {
            reading.Add(value.Line, path, $"must be a map of {string.Join(", ", known)}", value.Shown, $"write it as '{known[0]}: VALUE' lines");
        }

        foreach (var (key, each) in (value as YamlMap)?.Entries ?? [])
        {
            section.Take(key, each);
        }

        return section;
    }

    /// <summary>The path of a field of this section.</summary>
    public string At(string field) => Path.Length == 0 ? field : $"{Path}.{field}";

    public bool Has(string field) => _values.ContainsKey(field);

    public YamlValue? Value(string field)
    {
        // A field that is asked for and not known would be refused whenever it is written.
        System.Diagnostics.Debug.Assert(_known.Contains(field), field);
        return _values.GetValueOrDefault(field);
    }

    /// <summary>What is written in a field; for faults about it.</summary>
    public string Shown(string field) => Value(field)?.Shown ?? "";

    public Section Inner(string field, IReadOnlyList<string> known) => Open(Reading, At(field), Value(field), known);

    /// <summary>A text that some test accepts.</summary>
    public string? Text(string field, string rule, string cure, Func<string, bool> accepts) =>
        Parse(field, rule, _ => cure, text => accepts(text) ? text : null);

    public T? Word<T>(string field, Vocabulary<T> words)
        where T : struct => ParseValue<T>(field, words.Rule, words.Cure, text => words.TryFind(text, out var meaning) ? meaning : null);

    public int? Whole(string field, int least, int most) => ParseValue<int>(
        field, $"must be a whole number from {least} to {most}", _ => $"write {Math.Max(least, 1)}, for example", text => Number(text) is { } number && number >= least && number <= most ? number : null);

    public T? Parse<T>(string field, string rule, Func<string, string> cure, Func<string, T?> parse)
        where T : class
    {
        var text = Single(field, rule, cure);
        if (text is not null && parse(text) is { } value)
        {
            return value;
        }

        return text is null ? null : Wrong<T>(field, rule, text, cure);
    }

    public T? ParseValue<T>(string field, string rule, Func<string, string> cure, Func<string, T?> parse)
        where T : struct
    {
        var text = Single(field, rule, cure);
        if (text is not null && parse(text) is { } value)
        {
            return value;
        }

        if (text is not null)
        {
            Reading.Add(At(field), rule, text, cure(text));
        }

        return null;
    }

    /// <summary>Decimal digits and nothing else; null if it is not, or is too large.</summary>
    internal static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A fault for a field that has to be there; false if it is missing.</summary>
    public bool Require(string field, string example)
    {
        if (!Has(field))
        {
            Reading.Add(At(field), "must be given", "", $"write '{field}: {example}', for example");
        }

        return Has(field);
    }

    private T? Wrong<T>(string field, string rule, string text, Func<string, string> cure)
        where T : class
    {
        Reading.Add(At(field), rule, text, cure(text));
        return null;
    }

    private string? Single(string field, string rule, Func<string, string> cure)
    {
        switch (Value(field))
        {
            case null:
                return null;
            case YamlText { IsNull: false } text:
                return text.Text;
            case YamlText:
                Reading.Add(At(field), rule, "", "it is empty: remove the line for the default");
                return null;
            case var other:
                Reading.Add(At(field), rule, other.Shown, cure(""));
                return null;
        }
    }

    private void Take(YamlText key, YamlValue value)
    {
        var field = At(key.Text);
        if (!_known.Contains(key.Text))
        {
            Reading.Add(key.Line, field, "must be a field that is known here", "", Nearest.Cure(key.Text, _known));
        }
        else if (!_values.TryAdd(key.Text, value))
        {
            Reading.Add(key.Line, field, $"must be there once, and is at line {Reading.LineOf(field)} too", "", "remove one of the two");
        }
        else
        {
            Reading.Saw(field, key.Line);
        }
    }
}
