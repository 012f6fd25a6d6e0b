namespace Undercast.Hosts.Ssh;

/// <summary>Gives a host the lab's public key, as ssh-copy-id does: with a key of the user's that opens it, or a password typed at the terminal.</summary>
/// <param name="local">Runs ssh.</param>
/// <param name="configFile">The lab's ssh_config.</param>
public sealed class PublicKeyInstallation(IProcessHost local, string configFile)
{
    // The last line of a hand-edited file may lack its newline: then the key would be glued to it.
    internal const string Script = """
        umask 077
        cd && mkdir -p .ssh && read -r key || exit 1
        touch .ssh/authorized_keys
        grep -qxF -- "$key" .ssh/authorized_keys && exit 0
        [ -z "$(tail -c 1 .ssh/authorized_keys)" ] || echo >> .ssh/authorized_keys
        printf '%s\n' "$key" >> .ssh/authorized_keys
        if command -v restorecon >/dev/null; then restorecon -F .ssh .ssh/authorized_keys; fi
        """;

    private static readonly string[] UserKeyNames = ["id_ed25519", "id_ecdsa", "id_rsa"];

    /// <summary>Installs the key if the host does not accept it yet. The host's key must be pinned.</summary>
    /// <returns>True if the host did not accept it before.</returns>
    /// <exception cref="SshConnectionException">It cannot be reached, or accepts no key and no password.</exception>
    public async Task<bool> EnsureAsync(SshConfigHost host, SshKeyPair pair, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(pair);
        var reached = new SshHost(local, configFile, host);
        if (await AcceptsAsync(reached, cancel))
        {
            return false;
        }

        string[] options =
        [
            "-o", "BatchMode=no", "-o", "ControlMaster=no", "-o", "ControlPath=none", "-o", "IdentitiesOnly=no",
            "-o", "IdentityAgent=SSH_AUTH_SOCK", "-o", "PreferredAuthentications=publickey,keyboard-interactive,password",
            .. UserKeys().SelectMany(k => new[] { "-i", k }),
        ];
        var ssh = new Command("ssh", ["-F", configFile, .. options, "-T", host.Alias, "--", RemoteShell.Join(["sh", "-c", Script])])
        {
            Input = $"{pair.PublicKey}\n",
            Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C" },
            AllowFailure = true,
        };
        var result = await local.RunAsync(ssh, cancel);
        if (!result.Succeeded)
        {
            throw SshFailure.Find(result.Error) is { } reason
                ? new SshConnectionException(reason, host, result.Error)
                : new CommandFailedException("ssh", null, result.ExitCode, ssh.ToString(), result.Error, result.Output, host.Alias);
        }

        // Proof: the server may look for keys elsewhere, or refuse the login all the same.
        await reached.RunAsync(new Command("true"), cancel);
        return true;
    }

    private static async Task<bool> AcceptsAsync(SshHost host, CancellationToken cancel)
    {
        try
        {
            await host.RunAsync(new Command("true"), cancel);
            return true;
        }
        catch (SshConnectionException refused) when (refused.Reason == SshFailureReason.AuthenticationRefused)
        {
            return false;
        }
    }

    private static IEnumerable<string> UserKeys()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return UserKeyNames.Select(name => Path.Combine(home, ".ssh", name)).Where(File.Exists);
    }
}
