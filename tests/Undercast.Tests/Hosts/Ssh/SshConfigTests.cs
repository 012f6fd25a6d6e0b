using Undercast.Hosts;
using Undercast.Hosts.Ssh;
using static Undercast.Tests.Hosts.DummyProgram;

namespace Undercast.Tests.Hosts.Ssh;

public sealed class SshConfigTests
{
    private static readonly SshConfig Lab = new()
    {
        KnownHostsFile = "/lab dir/state/known_hosts",
        IdentityFile = "/lab/state/id_ed25519",
        ControlDirectory = "/run/undercast-0123456789",
        Hosts =
        [
            new SshConfigHost("hypervisor", new SshTarget("root", "192.0.2.1", 2222)),
            new SshConfigHost("controller-0", new SshTarget("heat-admin", "192.168.24.10")) { ProxyJump = "hypervisor", IdentityFile = "/lab/state/stack" },
        ],
    };

    [Fact]
    public void The_file_is_this() => Assert.Equal(
        """
        # Written by undercast; changes are lost.

        Host hypervisor
            HostName 192.0.2.1
            User root
            Port 2222
            HostKeyAlias hypervisor
            IdentityFile /lab/state/id_ed25519

        Host controller-0
            HostName 192.168.24.10
            User heat-admin
            Port 22
            HostKeyAlias controller-0
            IdentityFile /lab/state/stack
            ProxyJump hypervisor

        Host *
            IdentitiesOnly yes
            IdentityAgent none
            UserKnownHostsFile "/lab dir/state/known_hosts"
            GlobalKnownHostsFile /dev/null
            StrictHostKeyChecking yes
            UpdateHostKeys no
            BatchMode yes
            ConnectTimeout 10
            ServerAliveInterval 15
            ServerAliveCountMax 3
            ControlMaster auto
            ControlPath /run/undercast-0123456789/%C
            ControlPersist 600

        """,
        Lab.Render());

    [Fact(Timeout = 60_000)]
    public async Task The_real_ssh_reads_it_as_meant()
    {
        using var folder = Folder();
        await File.WriteAllTextAsync(folder.Path("config"), Lab.Render(), Cancel);

        CommandResult read;
        try
        {
            read = await Local.RunAsync(new Command("ssh", "-F", folder.Path("config"), "-G", "controller-0"), Cancel);
        }
        catch (ProgramNotFoundException)
        {
            Assert.Skip("ssh is not installed here");
            return;
        }

        var options = read.Output.Split('\n');
        Assert.Contains("user heat-admin", options);
        Assert.Contains("proxyjump hypervisor", options);
        Assert.Contains("hostkeyalias controller-0", options);
        Assert.Contains("stricthostkeychecking true", options);
        Assert.Contains("userknownhostsfile /lab dir/state/known_hosts", options);
        Assert.Contains("batchmode yes", options);
        Assert.Contains("controlpersist 600", options);
        Assert.Equal(["identityfile /lab/state/stack"], options.Where(o => o.StartsWith("identityfile", StringComparison.Ordinal)));
        // ssh adds '.' and 16 characters while it makes the socket; 108 bytes is all that a socket's path may have.
        Assert.True(options.Single(o => o.StartsWith("controlpath ", StringComparison.Ordinal))["controlpath ".Length..].Length + 17 < 108);
    }

    [Fact]
    public void A_control_directory_too_long_for_a_socket_is_refused() =>
        Assert.Contains("too long for a socket's path", Assert.Throws<ArgumentException>(
            () => (Lab with { ControlDirectory = $"/{new string('x', 60)}" }).Render()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("/a\"b")]
    [InlineData("/a\nProxyCommand evil")]
    public void A_value_that_would_become_another_option_is_refused(string path) =>
        Assert.Throws<ArgumentException>(() => (Lab with { IdentityFile = path }).Render());

    [Fact]
    public void A_jump_over_an_unknown_host_is_refused() =>
        Assert.Contains("'nobody', which is no host of this lab", Assert.Throws<ArgumentException>(
            () => (Lab with { Hosts = [new SshConfigHost("a", new SshTarget("root", "b")) { ProxyJump = "nobody" }] }).Render()).Message, StringComparison.Ordinal);

    [Fact]
    public void The_runtime_directory_is_private_stable_and_short()
    {
        var path = RuntimeDirectory.For("/some/lab");

        Assert.Equal(path, RuntimeDirectory.For("/some/lab"));
        Assert.NotEqual(path, RuntimeDirectory.For("/other/lab"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        _ = (Lab with { ControlDirectory = path }).Render();
        Directory.Delete(path);
        Directory.Delete(RuntimeDirectory.For("/other/lab"));
    }
}
