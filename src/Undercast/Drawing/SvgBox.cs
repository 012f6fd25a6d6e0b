namespace Undercast.Drawing;

/// <summary>A machine laid out: its place and size in pixels, and its components broken into lines.</summary>
internal sealed record SvgBox(PictureMachine Machine, int X, int Y, int Height, IReadOnlyList<string> Lines)
{
    public const int Width = 236;
    public const int Head = 66;
    public const int LineHeight = 16;
    private const int Padding = 12;
    private const int LettersALine = 36;

    public static SvgBox Of(PictureMachine machine, int x, int y)
    {
        var lines = Wrap(machine.Components);
        return new(machine, x, y, Head + (machine.Bmc is null ? 0 : 20) + (lines.Count * LineHeight) + Padding, lines);
    }

    internal static IReadOnlyList<string> Wrap(IReadOnlyList<string> words)
    {
        List<string> lines = [];
        foreach (var word in words)
        {
            if (lines is [.., var last] && last.Length + word.Length + 3 <= LettersALine)
            {
                lines[^1] = $"{last} · {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
