namespace Undercast.LabFile;

/// <summary>What Linux takes as the name of a network interface (dev_valid_name), less what shells and files would stumble over.</summary>
internal static class InterfaceName
{
    public const string Rule = "must be an interface name: 1 to 15 letters, digits, '.', '_' or '-', a letter first";

    public static bool Holds(string text) =>
        text.Length is > 0 and <= 15 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
