using Undercast.Hosts.Agent;
using Undercast.Hosts.Ssh;
using static Undercast.Tests.Hosts.DummyProgram;

namespace Undercast.Tests.Hosts.Agent;

/// <summary>The installed program is a script that starts the dummy: it is copied, checked and started as the real one is.</summary>
public sealed class AgentInstallerTests : IDisposable
{
    private readonly TemporaryFolder folder = Folder();
    private readonly AgentInstaller installer;

    public AgentInstallerTests()
    {
        File.WriteAllText(folder.Path("program"), $"#!/bin/sh\nexec '{Executable}' \"$@\"\n");
        installer = new AgentInstaller(folder.Path("program")) { Prefix = folder.Path("usr local") };
        PoseAs(folder, "ssh");
    }

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task The_program_is_copied_once_checked_and_linked()
    {
        await installer.InstallAsync(Local, Cancel);
        var before = File.GetLastWriteTimeUtc(installer.RemotePath);
        await installer.InstallAsync(Local, Cancel);

        Assert.Equal(64, installer.Hash.Length);
        Assert.Equal(before, File.GetLastWriteTimeUtc(installer.RemotePath));
        Assert.Equal(await File.ReadAllBytesAsync(folder.Path("program"), Cancel), await File.ReadAllBytesAsync(installer.RemotePath, Cancel));
        Assert.Equal(installer.RemotePath, File.ResolveLinkTarget(folder.Path("usr local/lib/undercast/undercast"), returnFinalTarget: true)?.FullName);
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(installer.RemotePath)!));
        Assert.False(Directory.Exists(folder.Path("usr local/bin")), "bin is for what people install there");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_damaged_copy_is_never_installed()
    {
        _ = installer.Hash;
        await File.AppendAllTextAsync(folder.Path("program"), "# changed on the way", Cancel);

        var failure = await Assert.ThrowsAsync<Undercast.Hosts.CommandFailedException>(() => installer.InstallAsync(Local, Cancel));

        Assert.Contains("arrived damaged", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(installer.RemotePath)!));
    }

    [Fact(Timeout = 60_000)]
    public async Task Older_programs_go_except_those_that_run()
    {
        var (idle, busy) = (folder.Path("usr local/lib/undercast/idle"), folder.Path("usr local/lib/undercast/busy"));
        Directory.CreateDirectory(idle);
        Directory.CreateDirectory(busy);
        File.Copy("/bin/sleep", Path.Combine(busy, "undercast"));
        await using var running = Local.Start(new Undercast.Hosts.Command(Path.Combine(busy, "undercast"), "600"));

        await installer.InstallAsync(Local, Cancel);

        Assert.False(Directory.Exists(idle));
        Assert.True(Directory.Exists(busy));
    }

    [Fact(Timeout = 60_000)]
    public async Task Connecting_over_ssh_installs_first_where_nothing_is_and_not_again()
    {
        var runner = new DressedRunner(folder);
        var host = new SshHost(runner, "/lab/ssh_config", new SshConfigHost("hypervisor", new SshTarget("root", "192.0.2.1")));
        var link = new AgentLink("hypervisor", TimeProvider.System);

        // The dummy agent's hash is not the program's: that it got so far shows that it was installed and started.
        var other = await Assert.ThrowsAsync<AgentFailedException>(() => installer.ConnectAsync(host, link, Cancel));
        Assert.Contains($"is program feed, not {installer.Hash}", other.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await File.ReadAllLinesAsync(runner.Log, Cancel)).Count(l => l.StartsWith("ssh ", StringComparison.Ordinal)));

        await Assert.ThrowsAsync<AgentFailedException>(() => installer.ConnectAsync(host, link, Cancel));
        Assert.Equal(4, (await File.ReadAllLinesAsync(runner.Log, Cancel)).Count(l => l.StartsWith("ssh ", StringComparison.Ordinal)));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_host_that_cannot_be_reached_is_not_taken_for_one_without_an_agent()
    {
        var runner = new DressedRunner(folder, ("DUMMY_EXIT", "255"), ("DUMMY_ERROR", "ssh: connect to host 192.0.2.1 port 22: No route to host\n"));
        var host = new SshHost(runner, "/lab/ssh_config", new SshConfigHost("hypervisor", new SshTarget("root", "192.0.2.1")));

        var failure = await Assert.ThrowsAsync<SshConnectionException>(
            () => installer.ConnectAsync(host, new AgentLink("hypervisor", TimeProvider.System), Cancel));

        Assert.Equal(SshFailureReason.Unreachable, failure.Reason);
    }
}
