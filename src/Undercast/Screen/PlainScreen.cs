using Undercast.Steps;

namespace Undercast.Screen;

/// <summary>The run's events as plain lines, for logs and terminals that cannot be drawn on.</summary>
internal sealed class PlainScreen(TextWriter output, bool quiet) : IScreen
{
    private readonly Lock writing = new();

    public void Write(RunEvent runEvent)
    {
        var line = Line(runEvent);
        if (line is not null && (!quiet || runEvent is StepFinished { Ending: StepEnding.Failed } or RunWarned))
        {
            lock (writing)
            {
                output.WriteLine(line);
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal static string? Line(RunEvent told) => told switch
    {
        RunWarned warned => $"warning: {warned.Text}",
        RunStopping stopping => $"stopping: {stopping.Reason}",
        StepStarted { Attempt: 1 } started => $"{started.Step}: started",
        StepSaid said => $"{said.Step}: {said.Text}",
        StepDelayed delayed => $"{delayed.Step}: again in {delayed.Delay.TotalSeconds:0.#} s: {delayed.Reason}",
        StepFinished { Ending: StepEnding.Done } finished => $"{finished.Step}: done in {finished.Elapsed.TotalSeconds:0.0} s",
        StepFinished { Ending: StepEnding.Failed, Failure: { } failure } failed => FailureText.Render(failed.Step, failure),
        WaitStarted wait => $"{wait.Step}: waiting for {wait.What}",
        _ => null,
    };
}
