using System.Text;

namespace Undercast.Hosts;

/// <summary>The one place that quotes for a POSIX shell: the remote half of an ssh command is always read by one.</summary>
public static class RemoteShell
{
    /// <summary>One word that any POSIX shell reads back as <paramref name="text"/>.</summary>
    /// <exception cref="ArgumentException">The text has a NUL, which no argument can hold.</exception>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("an argument cannot hold a NUL character", nameof(text));
        }

        return text.Length > 0 && text.All(IsPlain) ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    /// <summary>The words, each quoted.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    /// <summary>The command with its directory and environment as one line for a shell. Secrets are as they are.</summary>
    public static string Line(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var line = new StringBuilder();
        if (command.WorkingDirectory is not null || command.Environment.Count > 0)
        {
            line.Append("env ");
            line.Append(command.WorkingDirectory is { } directory ? $"-C {Quote(directory)} " : "");
            line.AppendJoin("", command.Environment.Where(v => v.Value is null).Select(v => $"-u {Quote(v.Key)} "));
            line.AppendJoin("", command.Environment.Where(v => v.Value is not null).Select(v => $"{Quote($"{v.Key}={v.Value}")} "));
        }

        return line.Append(Join([command.Program, .. command.Arguments])).ToString();
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || "@%+=:,./-_".Contains(c, StringComparison.Ordinal);
}
