using System.Globalization;
using System.Text.RegularExpressions;

namespace Undercast.Looking;

/// <summary>A line of a log, with the time it carries.</summary>
internal readonly partial record struct LogLine(DateTimeOffset? At, string Text)
{
    /// <summary>Reads a line as podman writes it (time, stream, F or P, text), or any other that begins with a time.</summary>
    public static LogLine Parse(string line)
    {
        if (Kubernetes().Match(line) is { Success: true } podman && Time(podman.Groups[1].Value) is { } at)
        {
            return new(at, podman.Groups[2].Value);
        }

        return new(Leading().Match(line) is { Success: true } leading ? Time(leading.Value) : null, line);
    }

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\dT\S+) (?:stdout|stderr) [FP] (.*)$")]
    private static partial Regex Kubernetes();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?")]
    private static partial Regex Leading();
}
