using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class RunLockTests : IDisposable
{
    private readonly Bench _bench = new();

    private string Lock => Path.Combine(_bench.Folder, "work", "lock");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Two_runs_of_one_lab_exclude_each_other_and_the_second_is_told_by_whom()
    {
        using var first = RunLock.Take(Lock, "undercast up");

        var error = Assert.Throws<RunLockedException>(() => RunLock.Take(Lock, "undercast down"));

        var pid = Environment.ProcessId;
        Assert.Equal($"'undercast up' is at work on this lab (process {pid}); wait until it ends, or stop it with 'kill {pid}'", error.Message);
        Assert.Equal((pid, pid), (error.ProcessId, RunLock.HolderOf(Lock)));
    }

    [Fact]
    public void A_lock_that_was_given_back_can_be_taken()
    {
        RunLock.Take(Lock, "undercast up").Dispose();
        Assert.Null(RunLock.HolderOf(Lock));

        using var second = RunLock.Take(Lock, "undercast down");
        Assert.NotNull(RunLock.HolderOf(Lock));
    }

    [Fact]
    public void A_run_that_removed_the_labs_folder_ends_well()
    {
        var held = RunLock.Take(Lock, "undercast down");
        Directory.Delete(Path.GetDirectoryName(Lock)!, recursive: true);

        held.Dispose();
    }

    [Fact]
    public void A_lock_that_cannot_be_made_is_not_mistaken_for_one_that_is_held()
    {
        Directory.CreateDirectory(Lock);

        Assert.Throws<UnauthorizedAccessException>(() => RunLock.Take(Lock, "undercast up"));
    }

    [Fact]
    public void Files_left_by_a_killed_run_lock_nothing()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Lock)!);
        File.WriteAllText(Lock, "");

        // Above the largest number that a process can have.
        File.WriteAllText(Lock + ".holder", "4194305 undercast up\n");

        Assert.Null(RunLock.HolderOf(Lock));
        RunLock.Take(Lock, "undercast up").Dispose();
    }
}
