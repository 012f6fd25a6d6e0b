using System.Security.Cryptography;
using System.Text;

namespace Undercast.Hosts.Ssh;

/// <summary>The short-lived, private directory of a lab's control sockets: short enough for a socket's path, ours alone.</summary>
public static class RuntimeDirectory
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes (or takes) the lab's directory below $XDG_RUNTIME_DIR, /run or /tmp, the first that may be written.</summary>
    /// <exception cref="IOException">What is there belongs to someone else or is open to others.</exception>
    public static string For(string labDirectory)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(labDirectory))))[..10];
        string?[] roots = [Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR"), Environment.IsPrivilegedProcess ? "/run" : null, "/tmp"];
        var root = roots.First(r => r is { Length: > 0 and < 30 } && Directory.Exists(r));
        var path = $"{root}/undercast-{hash}";
        Directory.CreateDirectory(path, Private);
        // Below /tmp anyone may have made it first. Setting the mode fails for all but its owner.
        if (new DirectoryInfo(path).LinkTarget is not null)
        {
            throw new IOException($"'{path}' is a link; remove it and try again");
        }

        File.SetUnixFileMode(path, Private);
        return path;
    }
}
