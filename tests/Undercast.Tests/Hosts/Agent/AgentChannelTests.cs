using Undercast.Dummy;
using Undercast.Hosts.Agent;
using static Undercast.Tests.Hosts.DummyProgram;

namespace Undercast.Tests.Hosts.Agent;

public sealed class AgentChannelTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_question_is_answered_and_what_is_said_on_the_way_is_heard()
    {
        await using var channel = await ConnectAsync();
        var told = new List<AgentEvent>();

        var answer = await channel.AskAsync(DummyAgent.Wish, new DummyWish("count"), told.Add, Cancel);

        Assert.Equal(new AgentHello(AgentHello.CurrentProtocol, "1.2.3", "feed"), channel.Hello);
        Assert.Equal("count", answer.Text);
        Assert.Equal(new AgentEvent(AgentEventKind.Say, "wish count"), told[0]);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => new AgentEvent(AgentEventKind.Progress, "steps", i, 100)), told.Skip(1));
    }

    [Fact(Timeout = 60_000)]
    public async Task Many_questions_at_once_get_each_its_own_answer()
    {
        await using var channel = await ConnectAsync();
        var slow = channel.AskAsync(HostMethods.Exec, new ExecRequest("sleep", ["0.5"]), null, Cancel);

        var quick = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            channel.AskAsync(DummyAgent.Wish, new DummyWish($"{i}"), null, Cancel)));

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i}"), quick.Select(q => q.Text));
        Assert.Equal(0, (await slow).ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Login_messages_before_the_first_line_are_stray_and_harmless()
    {
        var stray = new List<string>();
        await using var channel = await ConnectAsync(link => link with { Stray = stray.Add }, "motd");

        Assert.Equal("x", (await channel.AskAsync(DummyAgent.Wish, new DummyWish("x"), null, Cancel)).Text);
        Assert.Equal(["Welcome to the machine!", "{\"not\":\"ours\"}", "unended words"], stray);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("")]
    [InlineData("motd")]
    public async Task What_a_library_prints_at_the_other_end_never_reaches_the_channel(string before)
    {
        var stray = new List<string>();
        await using var channel = await ConnectAsync(link => link with { Stray = stray.Add }, before);
        stray.Clear();

        Assert.Equal("stray", (await channel.AskAsync(DummyAgent.Wish, new DummyWish("stray"), null, Cancel)).Text);
        Assert.Equal("x", (await channel.AskAsync(DummyAgent.Wish, new DummyWish("x"), null, Cancel)).Text);
        Assert.Empty(stray);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cancelled_question_stops_the_work_there()
    {
        await using var channel = await ConnectAsync();
        using var cancel = new CancellationTokenSource();
        using var folder = Folder();
        var command = LongWork(folder) with { KillAfterSeconds = 5 };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => channel.AskAsync(HostMethods.Exec, command, _ => cancel.Cancel(), cancel.Token));

        var pid = (await File.ReadAllTextAsync(folder.Path("pid"), Cancel)).Trim();
        Assert.False(Directory.Exists($"/proc/{pid}"), "the command still runs");
        Assert.Equal("x", (await channel.AskAsync(DummyAgent.Wish, new DummyWish("x"), null, Cancel)).Text);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_lost_connection_is_its_own_error_for_all_who_wait_and_all_who_come_later()
    {
        await using var channel = await ConnectAsync();
        var waiting = channel.AskAsync(DummyAgent.Wish, new DummyWish("wait"), null, Cancel);

        var lost = await Assert.ThrowsAsync<AgentLostException>(() => channel.AskAsync(DummyAgent.Wish, new DummyWish("die"), null, Cancel));

        Assert.StartsWith("the connection to the agent was lost (host node-1, exit code 7); run the same again", lost.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AgentLostException>(() => waiting);
        await Assert.ThrowsAsync<AgentLostException>(() => channel.AskAsync(DummyAgent.Wish, new DummyWish("x"), null, Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_agent_that_is_not_there_is_told_with_its_exit_code_and_words()
    {
        var lost = await Assert.ThrowsAsync<AgentLostException>(() => AgentChannel.ConnectAsync(
            Local, Does("error", "sh: 1: undercast: not found", "then", "exit", "127"), new AgentLink("node-1", TimeProvider.System), Cancel));

        Assert.Equal(127, lost.ExitCode);
        Assert.Contains("stderr: sh: 1: undercast: not found", lost.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_agent_that_says_nothing_is_given_up_after_its_limit()
    {
        var link = new AgentLink("node-1", TimeProvider.System) { Limit = TimeSpan.FromSeconds(8) };

        var lost = await Assert.ThrowsAsync<AgentLostException>(
            () => AgentChannel.ConnectAsync(Local, Does("error", "waiting for entropy", "then", "sleep", "600"), link, Cancel));

        Assert.Equal("the agent on node-1 did not answer within 8 s\n  stderr: waiting for entropy", lost.Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task Another_protocol_or_program_is_refused()
    {
        var protocol = await Assert.ThrowsAsync<AgentFailedException>(() => ConnectAsync(null, "protocol-99"));
        Assert.Contains("speaks protocol 99, this program protocol 1", protocol.Message, StringComparison.Ordinal);

        var hash = await Assert.ThrowsAsync<AgentFailedException>(() => ConnectAsync(link => link with { Hash = "beef" }));
        Assert.Contains("is program feed, not beef", hash.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Whatever_goes_wrong_there_is_told_with_its_kind()
    {
        await using var channel = await ConnectAsync();

        var bug = await Assert.ThrowsAsync<AgentFailedException>(() => channel.AskAsync(DummyAgent.Wish, new DummyWish("bug"), null, Cancel));
        Assert.Equal("'wish' failed: InvalidOperationException: a bug in a handler (on node-1)", bug.Message);

        var unknown = await Assert.ThrowsAsync<AgentFailedException>(
            () => channel.AskAsync(DummyAgent.Wish with { Name = "dance" }, new DummyWish("x"), null, Cancel));
        Assert.Equal(AgentErrorKind.UnknownMethod, unknown.Kind);
        Assert.Contains("'dance'; it has exec, file-exists, file-read, file-write, wish", unknown.Message, StringComparison.Ordinal);

        var other = new AgentMethod<FileExistsRequest, DummyWish>("exec", HostMethods.FileExists.Request, DummyAgent.Wish.Result);
        var bad = await Assert.ThrowsAsync<AgentFailedException>(() => channel.AskAsync(other, new FileExistsRequest("/"), null, Cancel));
        Assert.Equal(AgentErrorKind.BadRequest, bad.Kind);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_listener_that_fails_fails_its_own_question_alone()
    {
        await using var channel = await ConnectAsync();

        await Assert.ThrowsAsync<FormatException>(
            () => channel.AskAsync(DummyAgent.Wish, new DummyWish("count"), _ => throw new FormatException("mine"), Cancel));

        Assert.Equal("x", (await channel.AskAsync(DummyAgent.Wish, new DummyWish("x"), null, Cancel)).Text);
    }

    [Fact(Timeout = 60_000)]
    public async Task Disposing_ends_the_agent_and_what_it_was_doing()
    {
        using var folder = Folder();
        var channel = await ConnectAsync();
        var started = new TaskCompletionSource();
        var command = LongWork(folder) with { KillAfterSeconds = 1 };
        var running = channel.AskAsync(HostMethods.Exec, command, _ => started.TrySetResult(), Cancel);
        await started.Task;

        await channel.DisposeAsync();

        await Assert.ThrowsAsync<AgentLostException>(() => running);
        var pid = (await File.ReadAllTextAsync(folder.Path("pid"), Cancel)).Trim();
        Assert.False(Directory.Exists($"/proc/{pid}"), "the command still runs");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_reconnecting_agent_asks_again_on_a_new_connection()
    {
        var connections = 0;
        await using var agent = new ReconnectingAgent("node-1", async cancel =>
        {
            connections++;
            return await ConnectAsync();
        });
        Assert.Equal("x", (await agent.AskAsync(DummyAgent.Wish, new DummyWish("x"), null, Cancel)).Text);

        await Assert.ThrowsAsync<AgentLostException>(() => agent.AskAsync(DummyAgent.Wish, new DummyWish("die"), null, Cancel));
        Assert.Equal(2, connections);
        Assert.Equal("y", (await agent.AskAsync(DummyAgent.Wish, new DummyWish("y"), null, Cancel)).Text);
        Assert.Equal(3, connections);
    }

    private static ExecRequest LongWork(TemporaryFolder folder) =>
        new("sh", ["-c", "echo $$ > \"$0\"; echo started; sleep 600; true", folder.Path("pid")]) { Stream = true };

    internal static Task<AgentChannel> ConnectAsync(Func<AgentLink, AgentLink>? change = null, params string[] how)
    {
        var link = new AgentLink("node-1", TimeProvider.System);
        return AgentChannel.ConnectAsync(Local, Does(["agent", .. how]), change?.Invoke(link) ?? link, Cancel);
    }
}
