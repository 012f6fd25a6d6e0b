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
}
