using Undercast.Hosts;
using Undercast.Hosts.Agent;
using static Undercast.Tests.Hosts.DummyProgram;

namespace Undercast.Tests.Hosts.Agent;

public sealed class AgentCommandRunnerTests : IAsyncLifetime
{
    private AgentChannel? channel;

    private AgentCommandRunner There => new(channel!);

    public async ValueTask InitializeAsync() => channel = await AgentChannelTests.ConnectAsync();

    public async ValueTask DisposeAsync() => await channel!.DisposeAsync();

    [Fact(Timeout = 60_000)]
    public async Task A_command_runs_there_as_it_would_here()
    {
        var command = Does("copy-input", "then", "environment", "NAME", "then", "directory", "then", "error", "err", "then", "exit", "3") with
        {
            Input = "in ",
            WorkingDirectory = "/usr",
            Environment = new Dictionary<string, string?> { ["NAME"] = "value " },
            AllowFailure = true,
        };

        var (here, there) = (await Local.RunAsync(command, Cancel), await There.RunAsync(command, Cancel));

        Assert.Equal("in value /usr", there.Output);
        Assert.Equal((here.ExitCode, here.Output, here.Error), (there.ExitCode, there.Output, there.Error));
    }

    [Fact(Timeout = 60_000)]
    public async Task Lines_are_told_as_they_come()
    {
        var lines = new List<string>();

        var result = await There.StreamAsync(Does("print", "one", "then", "print-open", "two"), lines.Add, Cancel);

        Assert.Equal(["one", "two"], lines);
        Assert.Equal("one\ntwo", result.Output);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_failed_command_comes_back_whole_with_the_host()
    {
        var command = Does("print", "out", "then", "error", "bad hunter2", "then", "exit", "4") with { Secrets = ["hunter2"] };

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => There.RunAsync(command, Cancel));

        Assert.Equal((4, "node-1", "bad ***\n", "out\n"), (failure.ExitCode, failure.Host, failure.Error, failure.Output));
        Assert.Contains($"(pid {failure.ProcessId} on node-1)", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_limit_that_passes_there_is_the_same_error_as_here()
    {
        var late = await Assert.ThrowsAsync<CommandTimedOutException>(
            () => There.RunAsync(Does("sleep", "600") with { Timeout = TimeSpan.FromSeconds(0.5) }, Cancel));

        Assert.Equal(TimeSpan.FromSeconds(0.5), late.Limit);
        Assert.StartsWith("not finished within its limit of 0.5 s on node-1, and stopped", late.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_missing_there_is_the_same_error_as_here()
    {
        var missing = await Assert.ThrowsAsync<ProgramNotFoundException>(() => There.RunAsync(new Command("no-such-program"), Cancel));

        Assert.Equal("program 'no-such-program' is missing on node-1; install what provides 'no-such-program' and try again", missing.Message);
    }
}
