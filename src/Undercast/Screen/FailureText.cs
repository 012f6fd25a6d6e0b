using System.Text;
using Undercast.Steps;

namespace Undercast.Screen;

/// <summary>A failure as text: what, where, with which command, the log's last lines, the likely cause, the cure.</summary>
internal static class FailureText
{
    public static string Render(string step, Failure failure)
    {
        var text = new StringBuilder().Append(step).Append(": failed: ").Append(failure.Reason);
        Add(text, "machine", failure.Machine);
        Add(text, "command", failure.Command);
        Add(text, "status", failure.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var line in failure.LogTail)
        {
            text.Append("\n    | ").Append(line);
        }

        Add(text, "likely cause", failure.Cause);
        Add(text, "what to do", failure.Cure);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append("\n  ").Append(label).Append(": ").Append(value);
        }
    }
}
