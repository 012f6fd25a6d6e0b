using System.Globalization;
using System.Text;
using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>The report as a table.</summary>
internal static class VerificationTable
{
    public static string Render(VerificationReport report)
    {
        var text = new StringBuilder();
        foreach (var part in report.Parts)
        {
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{Word(part.Ending),-12} {part.Name,-26} {part.Seconds,6:0.0} s  {part.Seen}").TrimEnd()).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"{(report.Passed ? "passed" : "failed")} in {report.Seconds:0.0} s").ToString();
    }

    private static string Word(StepEnding ending) => ending switch
    {
        StepEnding.Done or StepEnding.AlreadyDone => "passed",
        StepEnding.Failed => "failed",
        StepEnding.Stopped => "stopped",
        _ => "not tried",
    };
}
