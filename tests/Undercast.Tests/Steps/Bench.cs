using Undercast.Steps;

namespace Undercast.Tests.Steps;

/// <summary>An engine in a folder of its own, with a clock and a recorder.</summary>
internal sealed class Bench : IDisposable
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public Bench() => Options = new RunnerOptions { Clock = Clock };

    public FakeClock Clock { get; } = new();

    public Recorder Recorder { get; } = new();

    public List<string> Warnings { get; } = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("undercast-steps-").FullName;

    public string JournalPath => Path.Combine(Folder, "journal.json");

    public RunnerOptions Options { get; set; }

    public Journal OpenJournal() => Journal.Open(JournalPath, Clock, Warnings.Add);

    public StepRunner Runner() => new(OpenJournal(), Recorder, Options);

    public Task<RunResult> RunAsync(CancellationToken cancel, params IStep[] steps) => Runner().RunAsync(new StepGraph(steps).Select(), cancel);

    /// <summary>Runs with time flying.</summary>
    public async Task<RunResult> DriveAsync(params IStep[] steps)
    {
        var run = RunAsync(TestContext.Current.CancellationToken, steps);
        await Clock.DriveAsync(run, Minute);
        return await run;
    }

    public StepContext Context(string step) => new(step, OpenJournal(), Recorder, Clock);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
