using System.Collections;
using System.Globalization;

namespace Undercast.Services.Ini;

/// <summary>One section: its options in the order in which they were given.</summary>
internal sealed class IniSection(string name) : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> options = [];

    public string Name { get; } = name;

    public void Add(string option, string value)
    {
        // A line break in a value would be an option of its own, and nobody would see it.
        if (value.AsSpan().IndexOfAny('\n', '\r', '\0') >= 0)
        {
            throw new ArgumentException($"[{Name}] {option}: a value is one line", nameof(value));
        }

        options.RemoveAll(o => o.Key == option);
        options.Add(new(option, value));
    }

    public void Add(string option, int value) => Add(option, value.ToString(CultureInfo.InvariantCulture));

    public void Add(string option, bool value) => Add(option, value ? "true" : "false");

    /// <summary>Adds all options of another section, which win over those of the same name here.</summary>
    public void Add(IEnumerable<KeyValuePair<string, string>> others)
    {
        foreach (var (option, value) in others)
        {
            Add(option, value);
        }
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => options.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
