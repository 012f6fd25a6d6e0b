using System.Text;

namespace Undercast.Hosts.Agent;

/// <summary>Asks that a file be exactly so: written whole or not at all, and not touched if it is so already.</summary>
/// <param name="Path">Absolute; folders on the way are made.</param>
/// <param name="Content">The bytes.</param>
public sealed record FileWriteRequest(string Path, byte[] Content)
{
    /// <summary>The permission bits, octal 644 if not given. A file with a secret is 600.</summary>
    public UnixFileMode Mode { get; init; } =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary><c>user</c> or <c>user:group</c>, names or numbers; null leaves an existing file's owner and group alone.</summary>
    public string? Owner { get; init; }

    /// <summary>A text file, UTF-8.</summary>
    public static FileWriteRequest FromText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
