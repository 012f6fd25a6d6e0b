using System.Globalization;

namespace Undercast.Hosts.Ssh;

/// <summary>Pins host keys in the lab's known_hosts: taken on first use, compared ever after.</summary>
/// <param name="knownHostsFile">The lab's known_hosts.</param>
public sealed class HostKeyPinning(string knownHostsFile)
{
    /// <summary>Pins the keys that the host shows now, or compares them with the pinned ones.</summary>
    /// <param name="runner">Runs ssh-keyscan: on this machine, or on the host that the way leads through.</param>
    /// <param name="host">The host.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The keys that were pinned now; empty if the pinned ones were shown.</returns>
    /// <exception cref="SshConnectionException">It cannot be reached, or shows other keys than the pinned ones.</exception>
    public async Task<IReadOnlyList<HostKey>> EnsureAsync(ICommandRunner runner, SshConfigHost host, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(host);
        var shown = await ScanAsync(runner, host, cancel);
        var text = await ReadAsync(cancel);
        var pinned = KnownHosts.Of(text, host.Alias);
        if (pinned.Count == 0)
        {
            await PinAsync(host.Alias, shown, cancel);
            return shown;
        }

        return shown.Any(pinned.Contains)
            ? []
            : throw new SshConnectionException(SshFailureReason.HostKeyChanged, host,
                $"pinned in {knownHostsFile}: {Fingerprints(pinned)}\nshown now: {Fingerprints(shown)}");
    }

    /// <summary>Pins keys that are known from elsewhere, in place of those pinned before.</summary>
    public async Task PinAsync(string alias, IReadOnlyList<HostKey> keys, CancellationToken cancel) =>
        await WriteAsync(KnownHosts.With(await ReadAsync(cancel), alias, keys), cancel);

    /// <summary>Forgets a host: it is to be made anew.</summary>
    public async Task ForgetAsync(string alias, CancellationToken cancel) =>
        await WriteAsync(KnownHosts.Without(await ReadAsync(cancel), alias), cancel);

    private static async Task<IReadOnlyList<HostKey>> ScanAsync(ICommandRunner runner, SshConfigHost host, CancellationToken cancel)
    {
        var port = host.Target.Port.ToString(CultureInfo.InvariantCulture);
        var scan = new Command("ssh-keyscan", "-T", "10", "-t", "ed25519,ecdsa,rsa", "-p", port, host.Target.Host)
        {
            AllowFailure = true,
            Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C" },
        };
        var result = await runner.RunAsync(scan, cancel);
        var keys = result.Output.Split('\n')
            .Where(l => !l.StartsWith('#') && l.Contains(' ', StringComparison.Ordinal))
            .Select(l => HostKey.TryParse(l[(l.IndexOf(' ', StringComparison.Ordinal) + 1)..]))
            .OfType<HostKey>()
            .OrderBy(k => k.Type, StringComparer.Ordinal)
            .ToList();
        return keys.Count > 0 ? keys : throw await WhyAsync(runner, host, result.Error, cancel);
    }

    // ssh-keyscan is silent about a refused or dropped connection (seen with 9.2); ssh is not.
    private static async Task<SshConnectionException> WhyAsync(ICommandRunner runner, SshConfigHost host, string error, CancellationToken cancel)
    {
        if (SshFailure.Find(error) is { } said)
        {
            return new SshConnectionException(said, host, error);
        }

        var port = host.Target.Port.ToString(CultureInfo.InvariantCulture);
        // Behind a jump this ssh runs on another host, where its 255 would be taken for the connection to that host: so it ends well.
        var ssh = new Command(
            "sh", "-c", "\"$@\"; exit 0", "sh", "ssh", "-F", "none", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=/dev/null",
            "-o", "ConnectTimeout=10", "-p", port, "-l", host.Target.User, host.Target.Host, "true")
        {
            AllowFailure = true,
            Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C" },
        };
        var words = (await runner.RunAsync(ssh, cancel)).Error;
        // That it is unknown is why we are here: it answers now, with no key of a kind that we know.
        var reason = SshFailure.Find(words) is { } found and not SshFailureReason.HostKeyUnknown ? found : SshFailureReason.Other;
        return new SshConnectionException(reason, host, $"{error.Trim()}\n{words}");
    }

    private static string Fingerprints(IEnumerable<HostKey> keys) => string.Join(", ", keys.Select(k => $"{k.Type} {k.Fingerprint}"));

    private async Task<string> ReadAsync(CancellationToken cancel) =>
        File.Exists(knownHostsFile) ? await File.ReadAllTextAsync(knownHostsFile, cancel) : "";

    private async Task WriteAsync(string text, CancellationToken cancel) =>
        await Agent.HostFiles.WriteAsync(
            Agent.FileWriteRequest.FromText(knownHostsFile, text) with { Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, cancel);
}
