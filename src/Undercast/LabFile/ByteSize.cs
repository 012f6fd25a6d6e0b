namespace Undercast.LabFile;

/// <summary>Sizes as people write them: a whole number, with or without a unit.</summary>
internal static class ByteSize
{
    /// <summary><c>4096</c>, <c>4096MiB</c> or <c>4GiB</c>, in MiB; null for anything else.</summary>
    public static int? MiB(string text) => Of(text, "GiB", 1024) ?? Of(text, "MiB", 1) ?? Section.Number(text);

    /// <summary><c>40</c>, <c>40GiB</c> or <c>1TiB</c>, in GiB; null for anything else.</summary>
    public static int? GiB(string text) => Of(text, "TiB", 1024) ?? Of(text, "GiB", 1) ?? Section.Number(text);

    private static int? Of(string text, string unit, int factor) =>
        text.EndsWith(unit, StringComparison.Ordinal) && Section.Number(text[..^unit.Length].TrimEnd(' ')) is { } number && number <= int.MaxValue / factor
            ? number * factor
            : null;
}
