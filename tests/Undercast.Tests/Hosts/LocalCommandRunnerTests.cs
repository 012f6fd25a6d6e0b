using Undercast.Hosts;
using static Undercast.Tests.Hosts.DummyProgram;

namespace Undercast.Tests.Hosts;

public sealed class LocalCommandRunnerTests
{
    [Fact(Timeout = 60_000)]
    public async Task Output_error_and_exit_code_come_back_apart()
    {
        var result = await Local.RunAsync(Does("print", "öut", "then", "error", "err", "then", "exit", "3") with { AllowFailure = true }, Cancel);

        Assert.Equal((3, "öut\n", "err\n"), (result.ExitCode, result.Output, result.Error));
        Assert.True(result.Elapsed > TimeSpan.Zero);
    }

    [Fact(Timeout = 60_000)]
    public async Task Arguments_arrive_as_they_were()
    {
        var result = await Local.RunAsync(Does("arguments", "", "a b", "$HOME", "\"'\\", "*", "-n"), Cancel);

        Assert.Equal("[][a b][$HOME][\"'\\][*][-n]", result.Output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Input_arrives_whole_and_then_ends()
    {
        var bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);
        using var folder = Folder();
        var (from, to) = (folder.Path("from"), folder.Path("to"));
        await File.WriteAllBytesAsync(from, bytes, Cancel);

        await Local.RunAsync(new Command("sh", "-c", "cat > \"$1\"", "sh", to) { Input = CommandInput.FromFile(from) }, Cancel);

        Assert.Equal(bytes, await File.ReadAllBytesAsync(to, Cancel));
        Assert.Equal("text", (await Local.RunAsync(Does("copy-input") with { Input = "text" }, Cancel)).Output);
        Assert.Equal("", (await Local.RunAsync(Does("copy-input"), Cancel)).Output);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_that_does_not_read_its_input_is_no_error()
    {
        var result = await Local.RunAsync(Does("print", "done") with { Input = new byte[3_000_000] }, Cancel);

        Assert.Equal("done\n", result.Output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Environment_is_added_to_and_taken_from()
    {
        var command = Does("environment", "NEW", "then", "environment", "HOME") with
        {
            Environment = new Dictionary<string, string?> { ["NEW"] = "value", ["HOME"] = null },
        };

        Assert.Equal("value(none)", (await Local.RunAsync(command, Cancel)).Output);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_failed_command_tells_all_and_hides_secrets()
    {
        var command = Does("print", "key=hunter2", "then", "error", "bad password hunter2", "then", "exit", "4") with { Secrets = ["hunter2"] };

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => Local.RunAsync(command, Cancel));

        Assert.Equal(4, failure.ExitCode);
        Assert.Equal(
            $"""
            {DummyProgram.Executable} (pid {failure.ProcessId}) ended with exit code 4
              command: {DummyProgram.Executable} print key=*** then error 'bad password ***' then exit 4
              stderr: bad password ***
              last output: key=***
            """,
            failure.Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_ended_by_a_signal_says_so()
    {
        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => Local.RunAsync(new Command("sh", "-c", "kill -9 $$"), Cancel));

        Assert.Equal(137, failure.ExitCode);
        Assert.Contains("was ended by signal 9", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_missing_program_is_told_apart_with_its_package()
    {
        var missing = await Assert.ThrowsAsync<ProgramNotFoundException>(() => Local.RunAsync(new Command("no-such-program"), Cancel));
        Assert.Equal("program 'no-such-program' is not in PATH; install what provides 'no-such-program' and try again", missing.Message);

        var gone = await Assert.ThrowsAsync<ProgramNotFoundException>(() => Local.RunAsync(new Command("/no/where/virsh"), Cancel));
        Assert.Equal("program '/no/where/virsh' does not exist; install the package 'libvirt-clients' and try again", gone.Message);

        using var folder = Folder();
        await File.WriteAllTextAsync(folder.Path("plain"), "text", Cancel);
        var plain = await Assert.ThrowsAsync<ProgramNotFoundException>(() => Local.RunAsync(new Command(folder.Path("plain")), Cancel));
        Assert.Contains("may not be executed", plain.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Lines_are_told_as_they_come_from_both_streams_with_secrets_hidden()
    {
        var lines = new List<string>();
        var command = Does("print", "one", "then", "error", "two hunter2", "then", "copy-input", "then", "print-open", "three") with { Secrets = ["hunter2"] };

        var result = await Local.StreamAsync(command, lines.Add, Cancel);

        Assert.Equal(["one", "three", "two ***"], lines.Order());
        Assert.Equal("one\nthree", result.Output);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_line_is_told_before_the_program_ends()
    {
        using var seen = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        // Were lines held back until the end, nothing would cancel this for ten minutes.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Local.StreamAsync(Does("print", "early", "then", "sleep", "600"), _ => seen.Cancel(), seen.Token));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_flood_on_both_streams_loses_nothing()
    {
        var lines = new List<string>();

        var result = await Local.StreamAsync(Does("flood", "20000"), lines.Add, Cancel);

        Assert.Equal(40_000, lines.Count);
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => $"line {i}"), lines.Where(l => l.StartsWith("line", StringComparison.Ordinal)));
        Assert.EndsWith("error line 19999\n", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_listener_that_fails_is_told_when_the_program_has_ended()
    {
        var failure = await Assert.ThrowsAsync<FormatException>(
            () => Local.StreamAsync(Does("flood", "20000"), _ => throw new FormatException("mine"), Cancel));

        Assert.Equal("mine", failure.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task Many_commands_leave_no_descriptor_open()
    {
        await Local.RunAsync(new Command("true"), Cancel);
        var before = Directory.GetFiles("/proc/self/fd").Length;
        for (var i = 0; i < 200; i++)
        {
            await Local.RunAsync(new Command("true"), Cancel);
        }

        // Tests beside this one have descriptors of their own; 200 commands with three pipes each would show.
        Assert.InRange(Directory.GetFiles("/proc/self/fd").Length, 0, before + 150);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_daemon_left_behind_with_our_pipes_does_not_hold_us_up()
    {
        var result = await Local.RunAsync(Does("leave-child", "300"), Cancel);

        // There is still somebody to end: we were not held until it ended.
        var child = result.Output.Split(' ')[1].Trim();
        await Local.RunAsync(new Command("kill", child), Cancel);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_on_pipes_answers_line_by_line()
    {
        await using var process = Local.Start(Does("error", "hello from stderr", "then", "copy-input", "then", "exit", "5"));
        await process.Input.WriteAsync("ping\n"u8.ToArray(), Cancel);
        await process.Input.FlushAsync(Cancel);
        using var reader = new StreamReader(process.Output);

        Assert.Equal("ping", await reader.ReadLineAsync(Cancel));
        process.Input.Close();
        Assert.Equal(5, await process.Exited);
        Assert.Equal("hello from stderr\n", process.Error);
    }
}
