using Undercast.Hosts;
using Undercast.Hosts.Ssh;
using static Undercast.Tests.Hosts.DummyProgram;

namespace Undercast.Tests.Hosts.Ssh;

public sealed class SshHostTests : IDisposable
{
    private static readonly SshConfigHost Entry = new("hypervisor", new SshTarget("root", "192.0.2.1", 2222));
    private readonly TemporaryFolder folder = Folder();

    public SshHostTests() => PoseAs(folder, "ssh");

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Arguments_come_through_the_remote_shell_as_they_were()
    {
        var command = Does("arguments", "a b", "'", "$HOME", "*", "", "\\", "a\nb") with { WorkingDirectory = "/usr" };

        var result = await Host().RunAsync(command, Cancel);

        Assert.Equal("[a b]['][$HOME][*][][\\][a\nb]", result.Output);
        Assert.StartsWith("ssh [-F][/lab/ssh_config][-T][hypervisor][--][env -C /usr ", await CallsAsync(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Input_and_lines_come_through()
    {
        var lines = new List<string>();

        await Host().StreamAsync(Does("copy-input") with { Input = "one\ntwo\n" }, lines.Add, Cancel);

        Assert.Equal(["one", "two"], lines);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_command_that_fails_there_names_the_host_and_hides_secrets()
    {
        var command = Does("error", "no hunter2", "then", "exit", "3") with { Secrets = ["hunter2"] };

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => Host().RunAsync(command, Cancel));

        Assert.Equal((3, "hypervisor"), (failure.ExitCode, failure.Host));
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("(on hypervisor) ended with exit code 3", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await Host().RunAsync(command with { AllowFailure = true }, Cancel)).ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_remote_command_may_itself_end_with_255()
    {
        var result = await Host().RunAsync(Does("error", "own words", "then", "exit", "255") with { AllowFailure = true }, Cancel);

        Assert.Equal(255, result.ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_failed_connection_is_an_error_even_if_the_command_may_fail()
    {
        var host = Host(("DUMMY_EXIT", "255"), ("DUMMY_ERROR", "ssh: connect to host 192.0.2.1 port 2222: Connection refused\r\n"));

        var failure = await Assert.ThrowsAsync<SshConnectionException>(() => host.RunAsync(new Command("true") { AllowFailure = true }, Cancel));

        Assert.Equal((SshFailureReason.Refused, "hypervisor"), (failure.Reason, failure.Alias));
        Assert.Equal(
            """
            host 'hypervisor' (root@192.0.2.1:2222) refuses connections on port 2222; check that sshd runs there and listens on that port
              ssh: ssh: connect to host 192.0.2.1 port 2222: Connection refused
            """,
            failure.Message);
    }

    [Theory]
    // What OpenSSH 9.2 and 10.0 wrote when it was provoked.
    [InlineData("ssh: connect to host 192.0.2.1 port 22: No route to host", SshFailureReason.Unreachable)]
    [InlineData("ssh: connect to host 192.0.2.1 port 22: Network is unreachable", SshFailureReason.Unreachable)]
    [InlineData("ssh: connect to host 192.0.2.1 port 22: Connection timed out", SshFailureReason.TimedOut)]
    [InlineData("Connection timed out during banner exchange", SshFailureReason.TimedOut)]
    [InlineData("ssh: Could not resolve hostname nowhere.invalid: Name or service not known", SshFailureReason.Resolve)]
    [InlineData("root@192.0.2.1: Permission denied (publickey,password).", SshFailureReason.AuthenticationRefused)]
    [InlineData("No ED25519 host key is known for hypervisor and you have requested strict checking.\r\nHost key verification failed.", SshFailureReason.HostKeyUnknown)]
    [InlineData("@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\nHost key verification failed.", SshFailureReason.HostKeyChanged)]
    [InlineData("Timeout, server 192.0.2.1 not responding.", SshFailureReason.Lost)]
    [InlineData("kex_exchange_identification: read: Connection reset by peer", SshFailureReason.Lost)]
    [InlineData("/lab/ssh_config: terminating, 1 bad configuration options", null)]
    public void The_reason_is_read_from_what_ssh_says(string error, SshFailureReason? reason) =>
        Assert.Equal(reason, SshFailure.Find(error));

    [Fact]
    public void Every_reason_has_a_sentence_with_the_address_and_a_cure()
    {
        foreach (var reason in Enum.GetValues<SshFailureReason>())
        {
            var text = SshFailure.Describe(reason, Entry, "");
            Assert.Contains("192.0.2.1", text, StringComparison.Ordinal);
            Assert.True(reason == SshFailureReason.Other || text.Contains(';', StringComparison.Ordinal), text);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task The_exit_status_of_a_login_is_passed_on_and_pipes_get_no_terminal()
    {
        var login = Host().Login(Does("exit", "7"));

        Assert.Equal(7, (await new DressedRunner(folder).RunAsync(login, Cancel)).ExitCode);
        Assert.DoesNotContain("[-t]", await CallsAsync(), StringComparison.Ordinal);
    }

    private SshHost Host(params (string, string)[] environment) => new(new DressedRunner(folder, environment), "/lab/ssh_config", Entry);

    private Task<string> CallsAsync() => File.ReadAllTextAsync(folder.Path("calls"), Cancel);
}
