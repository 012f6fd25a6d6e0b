using System.Globalization;

namespace Undercast.Steps;

/// <summary>Times as people read them.</summary>
public static class Durations
{
    /// <summary>Two units at most: <c>0.4 s</c>, <c>12 s</c>, <c>3 min 5 s</c>, <c>2 h 10 min</c>.</summary>
    public static string Text(TimeSpan time)
    {
        if (time < TimeSpan.FromSeconds(9.95))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");
        }

        var whole = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        return whole switch
        {
            { TotalMinutes: < 1 } => $"{whole.Seconds} s",
            { TotalHours: < 1 } => Two((int)whole.TotalMinutes, "min", whole.Seconds, "s"),
            _ => Two((int)whole.TotalHours, "h", whole.Minutes, "min"),
        };
    }

    private static string Two(int big, string bigUnit, int small, string smallUnit) =>
        small == 0 ? $"{big} {bigUnit}" : $"{big} {bigUnit} {small} {smallUnit}";
}
