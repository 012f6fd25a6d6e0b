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
            line.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar ? "?" : rune.ToString());
        }

        return line.ToString();
    }
}
