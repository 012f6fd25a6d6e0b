using System.Text.Json;
using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class EventLogTests : IDisposable
{
    private static readonly DateTimeOffset _at = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly RunEvent[] _oneOfEach =
    [
        new RunStarted(_at, "20260102T030405.000Z", [new("pool", "provision", "the storage pool", ["key"], TimeSpan.FromSeconds(1.5))], 8),
        new RunWarned(_at, "careful"),
        new StepChecking(_at, "pool"),
        new StepStarted(_at, "pool", 1),
        new StepSaid(_at, "pool", "making '/home/libvirt'"),
        new StepLogged(_at, "pool", "a line"),
        new StepProgress(_at, "pool", 0.5, 512, 1024),
        new WaitStarted(_at, "pool", "the pool", TimeSpan.FromMinutes(1)),
        new WaitProgressed(_at, "pool", "the pool", "inactive", 3),
        new WaitFinished(_at, "pool", "the pool", true, TimeSpan.FromSeconds(2)),
        new StepDelayed(_at, "pool", TimeSpan.FromSeconds(2), "busy", new Failure("busy")),
        new StepFinished(_at, "pool", StepEnding.AlreadyDone, TimeSpan.FromSeconds(3), null),
        new RunStopping(_at, "asked to stop"),
        new RunFinished(_at, RunEnding.StoppedByUser, TimeSpan.FromSeconds(4)),
    ];

    private readonly Bench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_bench.Folder, "log");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Every_kind_of_event_is_read_as_it_was_written()
    {
        Assert.Equal(typeof(RunEvent).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(RunEvent)) && !type.IsAbstract), _oneOfEach.Length);

        var read = EventLogReader.Read(WriteAll());

        Assert.Equal(_oneOfEach.Select(Text), read.Select(Text));
    }

    [Fact]
    public void A_line_is_easy_to_read_for_others()
    {
        var lines = File.ReadAllLines(WriteAll());

        Assert.Equal("""{"event":"step-finished","at":"2026-01-02T03:04:05+00:00","step":"pool","ending":"already-done","elapsed":3}""", lines[11]);
    }

    [Fact]
    public void A_log_cut_off_at_any_byte_yields_the_whole_lines_before()
    {
        var path = WriteAll();
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);

            var lines = whole[..length].Count(value => value == '\n');
            Assert.InRange(EventLogReader.Read(path).Count(), lines, lines + 1);
        }
    }

    [Fact]
    public void Lines_of_another_version_are_left_out()
    {
        var path = WriteAll();
        File.AppendAllText(path, "{\"event\":\"moon-landed\",\"at\":\"2026-01-02T03:04:05Z\"}\n{}\nnull\n[1]\nnot json\n");

        Assert.Equal(_oneOfEach.Length, EventLogReader.Read(path).Count());
    }

    [Fact(Timeout = 10_000)]
    public async Task A_reader_follows_a_log_that_is_being_written_to_the_end_of_its_run()
    {
        using var log = new EventLog(Folder, _bench.Warnings.Add);
        log.Write(_oneOfEach[0]);
        var seen = new List<RunEvent>();
        var follow = Task.Run(async () =>
        {
            await foreach (var runEvent in EventLogReader.FollowAsync(log.CurrentPath!, _bench.Clock, Cancel))
            {
                seen.Add(runEvent);
            }
        }, Cancel);

        await _bench.Clock.TimerWithinAsync(TimeSpan.FromSeconds(1));
        Array.ForEach(_oneOfEach[1..], log.Write);
        await _bench.Clock.DriveAsync(follow, TimeSpan.FromSeconds(1));

        Assert.Equal(_oneOfEach.Select(Text), seen.Select(Text));
    }

    [Fact]
    public void Each_run_has_a_file_of_its_own_and_warnings_before_it_are_kept()
    {
        using var log = new EventLog(Folder, _bench.Warnings.Add);
        log.Write(_oneOfEach[1]);
        log.Write(_oneOfEach[0]);
        log.Write(new RunStarted(_at, "20260102T030406.000Z", [], 8));

        Assert.Equal(["20260102T030405.000Z.jsonl", "20260102T030406.000Z.jsonl"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order());
        Assert.Equal("20260102T030406.000Z.jsonl", Path.GetFileName(EventLogReader.Newest(Folder)));
        Assert.Contains(EventLogReader.Read(Path.Combine(Folder, "20260102T030405.000Z.jsonl")), seen => seen is RunWarned);
    }

    [Fact]
    public void A_log_that_cannot_be_written_is_one_warning_and_no_reason_to_stop()
    {
        File.WriteAllText(Folder, "a file where the folder should be");
        using var log = new EventLog(Folder, _bench.Warnings.Add);

        Array.ForEach(_oneOfEach, log.Write);

        Assert.StartsWith("cannot write the log", Assert.Single(_bench.Warnings), StringComparison.Ordinal);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_runs_log_tells_the_same_story_as_its_live_view()
    {
        using var log = new EventLog(Folder, _bench.Warnings.Add);
        var live = new LiveView();
        var runner = new StepRunner(_bench.OpenJournal(), new EventFanOut(log, live, _bench.Recorder), _bench.Options);

        await runner.RunAsync(new StepGraph([new ScriptedStep("a"), new ScriptedStep("b", "a")]).Select(), Cancel);

        var told = RunView.Of(EventLogReader.Read(log.CurrentPath!));
        Assert.Equal(JsonSerializer.Serialize(live.Current, StepsJson.Default.RunView), JsonSerializer.Serialize(told, StepsJson.Default.RunView));
        Assert.Equal(RunEnding.Done, told.Ending);
    }

    private static string Text(RunEvent runEvent) => JsonSerializer.Serialize(runEvent, StepsJson.Default.RunEvent);

    private string WriteAll()
    {
        using var log = new EventLog(Folder, _bench.Warnings.Add);
        Array.ForEach(_oneOfEach, log.Write);
        return log.CurrentPath!;
    }
}
