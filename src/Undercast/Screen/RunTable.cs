using System.Globalization;
using System.Text;
using Undercast.Steps;

namespace Undercast.Screen;

/// <summary>The table at the end of a run: each step, how it ended, how long it took.</summary>
internal static class RunTable
{
    public static string Render(RunResult result)
    {
        if (result.Ending == RunEnding.Done && result.Steps.All(step => step.Ending == StepEnding.AlreadyDone))
        {
            return string.Create(CultureInfo.InvariantCulture, $"nothing to do: all {result.Steps.Count} steps were done already ({result.Elapsed.TotalSeconds:0.0} s)");
        }

        var text = new StringBuilder();
        foreach (var step in result.Steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Word(step.Ending),-12} {step.Name,-28} {step.Elapsed.TotalSeconds,7:0.0} s\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{Word(result.Ending)} in {result.Elapsed.TotalSeconds:0.0} s").ToString();
    }

    private static string Word(StepEnding ending) => ending switch
    {
        StepEnding.Done => "done",
        StepEnding.AlreadyDone => "was done",
        StepEnding.Failed => "failed",
        StepEnding.Stopped => "stopped",
        _ => "not reached",
    };

    private static string Word(RunEnding ending) => ending switch
    {
        RunEnding.Done => "done",
        RunEnding.Failed => "failed",
        RunEnding.TimedOut => "timed out",
        _ => "stopped",
    };
}
