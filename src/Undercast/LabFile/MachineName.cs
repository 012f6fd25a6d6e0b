namespace Undercast.LabFile;

/// <summary>A machine's name is its host name, a folder and a systemd unit: RFC 1123, lower case.</summary>
internal static class MachineName
{
    public const string Rule = "must be 1 to 63 lower-case letters, digits or hyphens, a letter first";

    public const string Cure = "write compute-big, for example";

    public static bool Holds(string text) =>
        text.Length is > 0 and <= 63 && char.IsAsciiLetterLower(text[0]) && text[^1] != '-'
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
