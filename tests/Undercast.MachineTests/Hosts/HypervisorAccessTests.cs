using System.Globalization;
using Undercast.Hosts;
using Undercast.Hosts.Ssh;
using Undercast.Tests.Program;

namespace Undercast.MachineTests.Hosts;

/// <summary>install-orchestrator-keypair of the built program, against a real sshd.</summary>
public sealed class HypervisorAccessTests(SshServer server, PasswordSshServer asking)
    : IClassFixture<SshServer>, IClassFixture<PasswordSshServer>, IDisposable
{
    private readonly BuiltProgram program = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => program.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task A_refused_port_is_told()
    {
        var port = SshServer.FreePort();

        var answer = await InstallAsync(port);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"host 'hypervisor' (root@127.0.0.1:{port}) refuses connections on port {port}; check that sshd runs there", answer.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Another_host_key_than_the_pinned_one_is_told_and_not_replaced()
    {
        var stranger = HostKey.TryParse(server.Stranger.PublicKey)!;
        Directory.CreateDirectory(Path.Combine(program.Lab, "work"));
        var knownHosts = Path.Combine(program.Lab, "work/known_hosts");
        await new HostKeyPinning(knownHosts).PinAsync("hypervisor", [stranger], Cancel);
        var before = await File.ReadAllTextAsync(knownHosts, Cancel);

        var answer = await InstallAsync(server.Port);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("shows another host key than the pinned one", answer.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(knownHosts, Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_key_that_is_refused_where_no_password_is_taken_is_told()
    {
        var answer = await InstallAsync(server.Port);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("accepts neither the lab's key nor a password for user 'root'", answer.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_wrong_password_is_told()
    {
        var answer = await InstallAsync(asking.Port, password: "not the password");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("accepts neither the lab's key nor a password for user 'root'", answer.Error, StringComparison.Ordinal);
        Assert.Contains("Permission denied", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("not the password", answer.Error + answer.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_key_that_is_accepted_opens_it_and_the_second_time_there_is_nothing_to_do()
    {
        var pair = new SshKeyPair(Path.Combine(program.Lab, "work/id_ed25519"));
        await pair.EnsureAsync(server.Local, "lab", Cancel);
        await File.AppendAllTextAsync(server.PathOf("authorized_keys"), $"{pair.PublicKey}\n", Cancel);

        var first = await InstallAsync(server.Port);
        var second = await InstallAsync(server.Port);

        Assert.True(first.Succeeded, first.Error);
        Assert.Contains("pinned the host key of root@127.0.0.1", first.Error, StringComparison.Ordinal);
        Assert.Contains("nothing to do: all 3 steps were done already", second.Error, StringComparison.Ordinal);
        Assert.Equal((7, "there\n"), await CommandAsync("ssh-hypervisor", "echo there; exit 7"));
    }

    private async Task<(int, string)> CommandAsync(params string[] arguments)
    {
        var answer = await program.RunAsync(arguments);
        return (answer.ExitCode, answer.Output);
    }

    private Task<CommandResult> InstallAsync(int port, string? password = null)
    {
        program.Write("conf/env", string.Create(CultureInfo.InvariantCulture, $"HYPERVISOR_ADDRESS=root@127.0.0.1:{port}\n"));
        return program.RunAsync(["install-orchestrator-keypair"], password: password);
    }
}
