using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Hosts.Ssh;

namespace Undercast.MachineTests.Hosts;

public sealed class OpenSshTests(SshServer server) : IClassFixture<SshServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_command_runs_there_and_the_second_one_shares_the_connection()
    {
        await PinAsync();
        var host = await server.ReachAsync(server.Host);

        var first = await host.RunAsync(new Command("printf", "%s|", "a b", "$HOME", "'", "") { Input = "unread" }, Cancel);
        var second = await host.RunAsync(new Command("cat") { Input = "in" }, Cancel);
        // The port from which sshd was called: another connection has another one.
        var caller = new Command("sh", "-c", "echo $SSH_CONNECTION");
        var callers = new[] { await host.RunAsync(caller, Cancel), await host.RunAsync(caller, Cancel) };

        Assert.Equal("a b|$HOME|'||", first.Output);
        Assert.Equal("in", second.Output);
        Assert.StartsWith("127.0.0.1 ", callers[0].Output, StringComparison.Ordinal);
        Assert.Equal(callers[0].Output, callers[1].Output);
        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => host.RunAsync(new Command("sh", "-c", "echo no >&2; exit 9"), Cancel));
        Assert.Equal((9, "no\n"), (failure.ExitCode, failure.Error));
        await host.CloseAsync(Cancel);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_host_behind_a_host_is_reached_through_it()
    {
        await PinAsync();
        var inner = server.Host with { Alias = "inner-0", ProxyJump = "server-0" };
        await new HostKeyPinning(server.KnownHosts).EnsureAsync(server.Local, inner, Cancel);

        var host = await server.ReachAsync(inner, server.Host);

        Assert.Equal("there\n", (await host.RunAsync(new Command("echo", "there"), Cancel)).Output);
        await host.CloseAsync(Cancel);
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_way_to_fail_is_told_apart()
    {
        await PinAsync();
        var closed = server.Host with { Target = server.Host.Target with { Port = SshServer.FreePort() } };

        Assert.Equal(SshFailureReason.Refused, await ReasonAsync(closed));
        Assert.Equal(SshFailureReason.Resolve, await ReasonAsync(server.Host with { Target = server.Host.Target with { Host = "nowhere.invalid" } }));
        Assert.Equal(SshFailureReason.HostKeyUnknown, await ReasonAsync(server.Host with { Alias = "never-seen" }));
        Assert.Equal(SshFailureReason.AuthenticationRefused, await ReasonAsync(server.Host with { IdentityFile = server.Stranger.PrivateFile }));

        var strangerKey = HostKey.TryParse(server.Stranger.PublicKey)!;
        await new HostKeyPinning(server.KnownHosts).PinAsync("changed-0", [strangerKey], Cancel);
        Assert.Equal(SshFailureReason.HostKeyChanged, await ReasonAsync(server.Host with { Alias = "changed-0" }));
        var changed = await Assert.ThrowsAsync<SshConnectionException>(() => new HostKeyPinning(server.KnownHosts)
            .EnsureAsync(server.Local, server.Host with { Alias = "changed-0" }, Cancel));
        Assert.Equal(SshFailureReason.HostKeyChanged, changed.Reason);
        var refused = await Assert.ThrowsAsync<SshConnectionException>(() => new HostKeyPinning(server.KnownHosts).EnsureAsync(server.Local, closed, Cancel));
        Assert.Equal(SshFailureReason.Refused, refused.Reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_channel_whose_connection_is_cut_is_lost_with_what_ssh_said()
    {
        await PinAsync();
        var host = await server.ReachAsync(server.Host);
        // The first line of an agent, and then its connection dies under it.
        var agent = new Command("sh", "-c", """echo '{"hello":{"protocol":1,"version":"1","hash":"x"}}'; read -r question; kill -9 $PPID; sleep 60""");
        await using var channel = await AgentChannel.ConnectAsync(host, agent, new AgentLink("server-0", TimeProvider.System), Cancel);

        var lost = await Assert.ThrowsAsync<AgentLostException>(
            () => channel.AskAsync(HostMethods.FileExists, new FileExistsRequest("/"), null, Cancel));

        Assert.Contains("server-0", lost.Message, StringComparison.Ordinal);
        await host.CloseAsync(Cancel);
    }

    private async Task PinAsync() => await new HostKeyPinning(server.KnownHosts).EnsureAsync(server.Local, server.Host, Cancel);

    private async Task<SshFailureReason> ReasonAsync(SshConfigHost host)
    {
        var reached = await server.ReachAsync(host);
        return (await Assert.ThrowsAsync<SshConnectionException>(() => reached.RunAsync(new Command("true"), Cancel))).Reason;
    }
}
