using Undercast.Hosts;
using Undercast.Hosts.Ssh;
using static Undercast.Tests.Hosts.DummyProgram;

namespace Undercast.Tests.Hosts.Ssh;

public sealed class KeyTests
{
    private static readonly SshConfigHost Entry = new("hypervisor", new SshTarget("root", "192.0.2.1"));

    [Fact(Timeout = 60_000)]
    public async Task A_pair_is_made_once_and_a_lost_public_half_is_made_again()
    {
        using var folder = Folder();
        var pair = new SshKeyPair(folder.Path("new/id_ed25519"));

        Assert.True(await pair.EnsureAsync(Local, "undercast lab", Cancel));
        var (privateKey, publicKey) = (await File.ReadAllTextAsync(pair.PrivateFile, Cancel), pair.PublicKey);
        Assert.False(await pair.EnsureAsync(Local, "undercast lab", Cancel));
        File.Delete(pair.PublicFile);
        Assert.True(await pair.EnsureAsync(Local, "undercast lab", Cancel));

        Assert.StartsWith("ssh-ed25519 ", publicKey, StringComparison.Ordinal);
        Assert.EndsWith(" undercast lab", publicKey, StringComparison.Ordinal);
        Assert.Equal(privateKey, await File.ReadAllTextAsync(pair.PrivateFile, Cancel));
        Assert.Equal(HostKey.TryParse(publicKey), HostKey.TryParse(pair.PublicKey));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(pair.PrivateFile));
        Assert.Equal(2, Directory.GetFiles(folder.Path("new")).Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_host_that_accepts_the_key_is_left_alone()
    {
        using var folder = Folder();
        PoseAs(folder, "ssh");
        var runner = new DressedRunner(folder);

        Assert.False(await new PublicKeyInstallation(runner, "/lab/ssh_config").EnsureAsync(Entry, Pair(folder), Cancel));
        Assert.Single(await File.ReadAllLinesAsync(runner.Log, Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_host_that_refuses_key_and_password_is_named_with_the_cure()
    {
        using var folder = Folder();
        PoseAs(folder, "ssh");
        var runner = new DressedRunner(folder, ("DUMMY_EXIT", "255"), ("DUMMY_ERROR", "root@192.0.2.1: Permission denied (publickey).\n"));

        var failure = await Assert.ThrowsAsync<SshConnectionException>(
            () => new PublicKeyInstallation(runner, "/lab/ssh_config").EnsureAsync(Entry, Pair(folder), Cancel));

        Assert.Equal(SshFailureReason.AuthenticationRefused, failure.Reason);
        Assert.Contains("PermitRootLogin", failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(null)]
    [InlineData("ssh-rsa AAAA first")]
    [InlineData("ssh-rsa AAAA first\n")]
    public async Task The_key_is_added_to_what_is_there_once(string? before)
    {
        using var folder = Folder();
        Directory.CreateDirectory(folder.Path(".ssh"));
        if (before is not null)
        {
            await File.WriteAllTextAsync(folder.Path(".ssh/authorized_keys"), before, Cancel);
        }

        for (var i = 0; i < 2; i++)
        {
            var add = new Command("sh", "-c", PublicKeyInstallation.Script)
            {
                Input = "ssh-ed25519 BBBB lab\n",
                Environment = new Dictionary<string, string?> { ["HOME"] = folder.Root },
            };
            await Local.RunAsync(add, Cancel);
        }

        var lines = await File.ReadAllLinesAsync(folder.Path(".ssh/authorized_keys"), Cancel);
        Assert.Equal(before is null ? ["ssh-ed25519 BBBB lab"] : ["ssh-rsa AAAA first", "ssh-ed25519 BBBB lab"], lines);
    }

    private static SshKeyPair Pair(TemporaryFolder folder)
    {
        File.WriteAllText(folder.Path("id.pub"), "ssh-ed25519 BBBB lab\n");
        return new SshKeyPair(folder.Path("id"));
    }
}
