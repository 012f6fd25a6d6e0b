namespace Undercast.Hosts.Ssh;

/// <summary>A key pair without a passphrase: programs use it with nobody there to type one.</summary>
/// <param name="PrivateFile">The private key; the public one is beside it with <c>.pub</c>.</param>
public sealed record SshKeyPair(string PrivateFile)
{
    public string PublicFile => $"{PrivateFile}.pub";

    /// <summary>The public key's line, without its newline.</summary>
    public string PublicKey => File.ReadAllText(PublicFile).Trim();

    /// <summary>Makes an ed25519 pair if there is none. An existing private key is never replaced; a missing public half is made from it.</summary>
    /// <returns>True if something was made.</returns>
    public async Task<bool> EnsureAsync(ICommandRunner local, string comment, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(local);
        if (!File.Exists(PrivateFile))
        {
            Directory.CreateDirectory(
                Path.GetDirectoryName(Path.GetFullPath(PrivateFile)) ?? "/", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            // ssh-keygen writes the private half first: made aside, so that a cut-off run leaves no half pair under the real name.
            var partial = $"{PrivateFile}.{Guid.NewGuid():N}";
            await local.RunAsync(new Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", partial), cancel);
            File.Move($"{partial}.pub", PublicFile, overwrite: true);
            File.Move(partial, PrivateFile);
            return true;
        }

        // ssh refuses a private key that others can read.
        File.SetUnixFileMode(PrivateFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (File.Exists(PublicFile))
        {
            return false;
        }

        var made = await local.RunAsync(new Command("ssh-keygen", "-y", "-P", "", "-f", PrivateFile), cancel);
        await File.WriteAllTextAsync(PublicFile, $"{made.Output.Trim()}\n", cancel);
        return true;
    }
}
