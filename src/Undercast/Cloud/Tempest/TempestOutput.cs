using System.Globalization;
using System.Text.RegularExpressions;

namespace Undercast.Cloud.Tempest;

/// <summary>Reads what `tempest run` prints: a line a test, and below a failed one its traceback.</summary>
internal sealed partial class TempestOutput
{
    private readonly List<TempestTest> tests = [];

    public IReadOnlyList<TempestTest> Tests => tests;

    /// <summary>Takes a line.</summary>
    /// <returns>The test whose end it tells, or null.</returns>
    public TempestTest? Read(string line)
    {
        if (Test().Match(line) is { Success: true } match)
        {
            var ending = match.Groups["word"].Value switch { "ok" or "xfail" => TempestEnding.Passed, "SKIPPED" => TempestEnding.Skipped, _ => TempestEnding.Failed };
            var seconds = double.TryParse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture, out var took) ? took : 0;
            var reason = match.Groups["reason"].Value;
            tests.Add(new(match.Groups["name"].Value, ending, seconds, reason.Length > 0 ? reason : null));
            return tests[^1];
        }

        // The last indented line that is no frame of the traceback names the error.
        if (tests is [.., { Ending: TempestEnding.Failed } failed] && Error().Match(line) is { Success: true } error)
        {
            tests[^1] = failed with { Reason = error.Groups["error"].Value };
        }

        return null;
    }

    [GeneratedRegex(@"^\{\d+\} (?<name>.+?)(?: \[(?<seconds>[\d.]*)s?\])? \.\.\. (?<word>ok|xfail|FAILED|SKIPPED|fail|uxsuccess|inprogress)(?:: (?<reason>.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Test();

    // Such as "    tempest.lib.exceptions.Forbidden: Forbidden".
    [GeneratedRegex(@"^ {4}(?<error>[A-Za-z_][\w.]*(?:Error|Exception|Failure|Timeout|NotFound|Conflict|Forbidden|Unauthorized|BadRequest|Fault|Mismatch\w*)\b.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Error();
}
