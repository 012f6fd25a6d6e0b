using System.Text;
using Undercast.Hosts.Agent;

namespace Undercast.Services;

/// <summary>A file as it shall be on a machine.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Mode">Permission bits, octal.</param>
/// <param name="Owner"><c>user:group</c>, numbers.</param>
/// <param name="Content">The whole text.</param>
internal sealed record MachineFile(string Path, string Mode, string Owner, string Content)
{
    /// <summary>A file that everyone may read.</summary>
    public static MachineFile Open(string path, string content) => new(path, "644", "0:0", content);

    /// <summary>What makes it so on this machine.</summary>
    /// <param name="root">Prefix of the path: empty on a machine.</param>
    public FileWriteRequest Written(string root = "") =>
        new(root + Path, Encoding.UTF8.GetBytes(Content)) { Mode = (UnixFileMode)Convert.ToInt32(Mode, 8), Owner = Owner };

    // Files hold secrets, and a record prints its fields.
    public override string ToString() => Path;
}
