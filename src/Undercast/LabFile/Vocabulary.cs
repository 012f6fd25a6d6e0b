using System.Diagnostics.CodeAnalysis;

namespace Undercast.LabFile;

/// <summary>The words that a field may have, and what each means. Spelt out by hand: the words are the interface, not the names of an enum.</summary>
internal sealed class Vocabulary<T>(params (string Word, T Meaning)[] entries)
    where T : notnull
{
    /// <summary>Every word, the default first.</summary>
    public IEnumerable<string> Words => entries.Select(entry => entry.Word);

    /// <summary><c>must be one of a, b, c</c>.</summary>
    public string Rule => $"must be one of {string.Join(", ", Words)}";

    public bool TryFind(string word, [MaybeNullWhen(false)] out T meaning)
    {
        foreach (var entry in entries)
        {
            if (entry.Word == word)
            {
                meaning = entry.Meaning;
                return true;
            }
        }

        meaning = default;
        return false;
    }

    public string WordFor(T meaning) => entries.First(entry => EqualityComparer<T>.Default.Equals(entry.Meaning, meaning)).Word;

    public string Cure(string word) => Nearest.To(word, Words) is { } near ? $"did you mean '{near}'?" : $"write {Words.First()}, for example";
}
