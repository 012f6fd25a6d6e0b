using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class ResumeTests : IDisposable
{
    private readonly Bench _bench = new();
    private readonly string _world;

    public ResumeTests() => _world = Directory.CreateDirectory(Path.Combine(_bench.Folder, "world")).FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact(Timeout = 10_000)]
    public async Task A_second_run_changes_nothing()
    {
        await _bench.RunAsync(Cancel, Steps());
        var before = await WorldAsync();
        var journal = await File.ReadAllTextAsync(_bench.JournalPath, Cancel);

        var steps = Steps();
        var result = await _bench.RunAsync(Cancel, steps);

        Assert.Equal((RunEnding.Done, false), (result.Ending, result.Changed));
        Assert.All(steps, step => Assert.Equal(0, step.Runs));
        Assert.Equal(before, await WorldAsync());
        Assert.Equal(journal, await File.ReadAllTextAsync(_bench.JournalPath, Cancel));
    }

    [Fact(Timeout = 10_000)]
    public async Task Without_its_journal_a_second_run_changes_nothing_either()
    {
        await _bench.RunAsync(Cancel, Steps());
        File.Delete(_bench.JournalPath);

        Assert.False((await _bench.RunAsync(Cancel, Steps())).Changed);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_change_of_the_world_is_put_right_and_nothing_else_is_done()
    {
        await _bench.RunAsync(Cancel, Steps());
        File.Delete(Path.Combine(_world, "b"));

        var result = await _bench.RunAsync(Cancel, Steps());

        Assert.Equal(["b"], result.Steps.Where(step => step.Ending == StepEnding.Done).Select(step => step.Name));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_run_killed_at_any_moment_converges_with_its_journal_cut_off_anywhere()
    {
        // What a kill leaves is what the disk holds at that moment: take every such moment of a run, and go on from each.
        var moments = new List<Dictionary<string, byte[]>>();
        _bench.Options = _bench.Options with { Parallelism = 1 };
        await _bench.RunAsync(Cancel, Steps(() => moments.Add(Snapshot())));
        var expected = await WorldAsync();
        Assert.Equal(8, moments.Count);

        foreach (var moment in moments)
        {
            var journal = moment.GetValueOrDefault(_bench.JournalPath) ?? [];
            for (var length = 0; length <= journal.Length; length += 7)
            {
                Restore(moment, journal[..length]);

                var result = await _bench.RunAsync(Cancel, Steps());

                Assert.Equal(RunEnding.Done, result.Ending);
                Assert.Equal(expected, await WorldAsync());
            }
        }
    }

    [Fact(Timeout = 10_000)]
    public async Task A_run_that_failed_goes_on_where_it_failed()
    {
        var bad = ScriptedStep.Answering("bad", new Outcome.Failed(new Failure("no")));
        await _bench.RunAsync(Cancel, new FileStep(_world, "a"), bad);
        var (a, cured) = (new FileStep(_world, "a"), new ScriptedStep("bad"));

        var result = await _bench.RunAsync(Cancel, a, cured);

        Assert.Equal((RunEnding.Done, 0, 1), (result.Ending, a.Runs, cured.Runs));
    }

    private FileStep[] Steps(Action? moment = null) =>
    [
        Step("a", moment), Step("b", moment, "a"), Step("c", moment, "a"), Step("d", moment, "b", "c"),
    ];

    private FileStep Step(string name, Action? moment, params string[] needs) => new(_world, name, needs) { Moment = moment ?? (() => { }) };

    private Dictionary<string, byte[]> Snapshot() =>
        Directory.EnumerateFiles(_bench.Folder, "*", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllBytes);

    private void Restore(Dictionary<string, byte[]> moment, byte[] journal)
    {
        foreach (var path in Directory.EnumerateFiles(_bench.Folder, "*", SearchOption.AllDirectories))
        {
            File.Delete(path);
        }

        foreach (var (path, content) in moment)
        {
            File.WriteAllBytes(path, path == _bench.JournalPath ? journal : content);
        }
    }

    private async Task<string> WorldAsync()
    {
        var files = Directory.EnumerateFiles(_world).Order(StringComparer.Ordinal);
        return string.Concat(await Task.WhenAll(files.Select(path => File.ReadAllTextAsync(path, Cancel))));
    }
}
