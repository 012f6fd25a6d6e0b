using Undercast.Hosts.Ssh;
using static Undercast.Tests.Hosts.DummyProgram;

namespace Undercast.Tests.Hosts.Ssh;

public sealed class HostKeyTests : IDisposable
{
    private const string Key = "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
    private const string OtherKey = "AAAAC3NzaC1lZDI1NTE5AAAAIJ1f2zE8VY5ZFh3UqAqYb3s9rQ8oN1mC5b8wT0x7kLpQ";
    private static readonly SshConfigHost Entry = new("hypervisor", new SshTarget("root", "192.0.2.1", 2222));
    private readonly TemporaryFolder folder = Folder();

    public HostKeyTests() => PoseAs(folder, "ssh-keyscan");

    private string Pinned => folder.Path("known_hosts");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_fingerprint_is_what_ssh_shows() =>
        Assert.Equal("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU", new HostKey("ssh-ed25519", Key).Fingerprint);

    [Fact(Timeout = 60_000)]
    public async Task The_first_keys_shown_are_pinned_under_the_alias_and_then_compared()
    {
        var runner = Shows($"# 192.0.2.1:2222 SSH-2.0-OpenSSH_10.0\n[192.0.2.1]:2222 ssh-ed25519 {Key}\n");
        await File.WriteAllTextAsync(Pinned, $"other-0 ssh-ed25519 {OtherKey}\n", Cancel);

        var first = await new HostKeyPinning(Pinned).EnsureAsync(runner, Entry, Cancel);
        var second = await new HostKeyPinning(Pinned).EnsureAsync(runner, Entry, Cancel);

        Assert.Equal([new HostKey("ssh-ed25519", Key)], first);
        Assert.Empty(second);
        Assert.Equal($"other-0 ssh-ed25519 {OtherKey}\nhypervisor ssh-ed25519 {Key}\n", await File.ReadAllTextAsync(Pinned, Cancel));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Pinned));
    }

    [Fact(Timeout = 60_000)]
    public async Task Another_key_than_the_pinned_one_is_refused_with_both_fingerprints()
    {
        var pinning = new HostKeyPinning(Pinned);
        await pinning.PinAsync("hypervisor", [new HostKey("ssh-ed25519", OtherKey)], Cancel);

        var changed = await Assert.ThrowsAsync<SshConnectionException>(
            () => pinning.EnsureAsync(Shows($"192.0.2.1 ssh-ed25519 {Key}\n"), Entry, Cancel));

        Assert.Equal(SshFailureReason.HostKeyChanged, changed.Reason);
        Assert.Contains(new HostKey("", OtherKey).Fingerprint, changed.Message, StringComparison.Ordinal);
        Assert.Contains(new HostKey("", Key).Fingerprint, changed.Message, StringComparison.Ordinal);
        await pinning.ForgetAsync("hypervisor", Cancel);
        Assert.Single(await pinning.EnsureAsync(Shows($"192.0.2.1 ssh-ed25519 {Key}\n"), Entry, Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_host_that_shows_no_key_is_named_with_the_reason()
    {
        var runner = new DressedRunner(folder, ("DUMMY_EXIT", "1"), ("DUMMY_ERROR", "connect (`192.0.2.1'): Connection refused\n"));

        var failure = await Assert.ThrowsAsync<SshConnectionException>(() => new HostKeyPinning(Pinned).EnsureAsync(runner, Entry, Cancel));

        Assert.Equal(SshFailureReason.Refused, failure.Reason);
    }

    private DressedRunner Shows(string keys) => new(folder, ("DUMMY_OUTPUT", keys));
}
