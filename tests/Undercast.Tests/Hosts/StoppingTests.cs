using Undercast.Hosts;
using static Undercast.Tests.Hosts.DummyProgram;

namespace Undercast.Tests.Hosts;

public sealed class StoppingTests
{
    private static readonly Command Sleeper = Does("print", "ready", "then", "sleep", "600");

    [Fact(Timeout = 60_000)]
    public async Task A_limit_that_passes_is_its_own_error_and_names_the_limit()
    {
        var late = await Assert.ThrowsAsync<CommandTimedOutException>(
            () => Local.RunAsync(Sleeper with { Timeout = TimeSpan.FromSeconds(1.5) }, Cancel));

        Assert.Equal(TimeSpan.FromSeconds(1.5), late.Limit);
        Assert.StartsWith("not finished within its limit of 1.5 s, and stopped\n  command: ", late.Message, StringComparison.Ordinal);
        Assert.EndsWith("last output: ready", late.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cancelled_call_is_never_called_a_time_out()
    {
        using var cancel = new CancellationTokenSource();

        var canceled = Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Local.StreamAsync(Sleeper with { Timeout = TimeSpan.FromMinutes(5) }, _ => cancel.Cancel(), cancel.Token));

        Assert.Equal(cancel.Token, (await canceled).CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cancelled_call_starts_nothing()
    {
        using var folder = Folder();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Local.RunAsync(new Command("touch", folder.Path("made")), new CancellationToken(canceled: true)));

        Assert.False(File.Exists(folder.Path("made")));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_is_first_asked_so_it_can_clean_up()
    {
        await using var process = Local.Start(Does("on-term-exit", "17", "then", "print", "ready", "then", "sleep", "600"));
        await ReadyAsync(process);

        await process.StopAsync();

        Assert.Equal(17, await process.Exited);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_that_ignores_the_question_is_killed()
    {
        var command = Does("ignore-term", "then", "print", "ready", "then", "sleep", "600") with { KillAfter = TimeSpan.FromSeconds(0.3) };
        await using var process = Local.Start(command);
        await ReadyAsync(process);

        await process.StopAsync();

        Assert.Equal(128 + 9, await process.Exited);
    }

    [Fact(Timeout = 60_000)]
    public async Task Stopping_a_group_reaches_what_the_program_started()
    {
        await using var process = Local.Start(Does("leave-child", "600", "then", "sleep", "600") with { OwnGroup = true });
        using var reader = new StreamReader(process.Output);
        var child = (await reader.ReadLineAsync(Cancel))!.Split(' ')[1];

        await process.StopAsync();

        // Reaped by init or a zombie: either way it runs no more.
        var state = await Local.RunAsync(new Command("sh", "-c", $"cat /proc/{child}/stat || true"), Cancel);
        Assert.True(state.Output.Length == 0 || state.Output.Split(' ')[2] == "Z", state.Output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Disposing_does_not_wait_for_a_daemon_that_kept_the_pipes()
    {
        var process = Local.Start(Does("leave-child", "300"));
        using var reader = new StreamReader(process.Output);
        var child = (await reader.ReadLineAsync(Cancel))!.Split(' ')[1];

        await process.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        await Local.RunAsync(new Command("kill", child), Cancel);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_in_its_own_group_leads_a_session_that_the_terminal_does_not_reach()
    {
        var result = await Local.RunAsync(Does("session") with { OwnGroup = true }, Cancel);

        var ids = result.Output.Split();
        Assert.Equal(ids[0], ids[1]);
    }

    private static async Task ReadyAsync(ICommandProcess process)
    {
        var line = new byte[6];
        await process.Output.ReadExactlyAsync(line, Cancel);
        Assert.Equal("ready\n"u8, line);
    }
}
