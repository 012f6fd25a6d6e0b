using System.Globalization;
using System.Text;

namespace Undercast.LabFile;

/// <summary>Text out of a file, made fit for one line of a terminal: a fault must not move the cursor or hide itself.</summary>
internal static class Printable
{
    private const int Longest = 60;

    public static string Short(string text) => Line(text.Length <= Longest ? text : text[..Longest] + "...");

    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(Shows(rune) ? rune.ToString() : "?");
        }

        return line.ToString();
    }

    // Format characters change the direction of text or have no width; the two separators end lines.
    private static bool Shows(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
