using System.Globalization;
using System.Text.Json;
using Undercast.Screen;
using Undercast.Steps;

namespace Undercast.Looking;

/// <summary>A line of the log of a run (an event as JSON) as a line for people.</summary>
internal static class EventText
{
    public static string OfLine(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StepsJson.Default.RunEvent) is { } runEvent ? Of(runEvent) : json;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return json; // cut off, or of another version
        }
    }

    public static string Of(RunEvent runEvent)
    {
        var text = runEvent switch
        {
            StepLogged logged => $"{logged.Step}: {logged.Line}",
            StepChecking checking => $"{checking.Step}: asked whether it is done",
            StepFinished finished when finished.Failure is null => $"{finished.Step}: {finished.Ending}",
            WaitProgressed wait => $"{wait.Step}: waiting for {wait.What}: {wait.Detail}",
            WaitFinished wait => string.Create(CultureInfo.InvariantCulture, $"{wait.Step}: {(wait.Ready ? "there is" : "gave up waiting for")} {wait.What}, after {wait.Elapsed.TotalSeconds:0.0} s"),
            StepProgress progress => string.Create(CultureInfo.InvariantCulture, $"{progress.Step}: {(progress.Fraction is { } fraction ? $"{fraction:P0}" : $"{progress.Bytes} bytes")}"),
            StepFinished { Ending: StepEnding.NotReached } finished => $"{finished.Step}: not reached",
            RunStarted started => $"run {started.Run}: {started.Steps.Count} steps",
            RunFinished finished => string.Create(CultureInfo.InvariantCulture, $"the run ended: {finished.Ending}, after {finished.Elapsed.TotalSeconds:0.0} s"),
            _ => PlainScreen.Line(runEvent) ?? "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{runEvent.At.ToLocalTime():HH:mm:ss.fff} {text}");
    }
}
