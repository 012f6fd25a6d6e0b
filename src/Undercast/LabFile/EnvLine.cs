namespace Undercast.LabFile;

/// <summary>Reads one line of conf/env; <see cref="EnvWord"/> reads the value.</summary>
internal sealed class EnvLine(string line, Func<string, string?> variable)
{
    private const string Shape = "must be NAME=value, a comment or blank";

    public EnvLineResult Read()
    {
        var at = SkipBlanks(line, 0);
        if (at == line.Length || line[at] == '#')
        {
            return new EnvLineResult.Nothing();
        }

        if (line.EndsWith('\r'))
        {
            return new EnvLineResult.Wrong("", "must end in a plain line feed", line, "remove the carriage returns: sed -i 's/\\r$//' FILE");
        }

        if (NameEnd(line, at) is var exported && line[at..exported] == "export" && exported < line.Length && IsBlank(line[exported]))
        {
            at = SkipBlanks(line, exported);
        }

        return Assignment(at);
    }

    internal static bool IsBlank(char c) => c is ' ' or '\t';

    internal static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Where the name that starts at <paramref name="at"/> ends; <paramref name="at"/> itself if none does.</summary>
    internal static int NameEnd(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '_' || (end > at && char.IsAsciiDigit(text[end]))))
        {
            end++;
        }

        return end;
    }

    private EnvLineResult Assignment(int at)
    {
        var equals = NameEnd(line, at);
        var name = line[at..equals];
        if (name.Length == 0)
        {
            return new EnvLineResult.Wrong("", Shape, line, "a name starts with a letter or _, and has letters, digits and _ only");
        }

        if (equals == line.Length || line[equals] != '=')
        {
            var spaced = SkipBlanks(line, equals) is var next && next > equals && next < line.Length && line[next] == '=';
            return new EnvLineResult.Wrong(
                "", Shape, line, spaced ? "remove the space before =" : "put # before it if it is a comment");
        }

        var word = new EnvWord(line, equals + 1, variable);
        return word.Read() is { } value ? AfterValue(name, value, word.End) : new EnvLineResult.Wrong(name, word.Rule, word.Found, word.Cure);
    }

    private EnvLineResult AfterValue(string name, string value, int end)
    {
        var next = SkipBlanks(line, end);
        if (next == line.Length || line[next] == '#')
        {
            return new EnvLineResult.Assigned(name, value);
        }

        var cure = end > 0 && line[end - 1] == '=' ? "remove the space after =" : "put quotes around a value that has spaces, # before a comment";
        return new EnvLineResult.Wrong(name, "must be one assignment and nothing after it", line[next..], cure);
    }
}
