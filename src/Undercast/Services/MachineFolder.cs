namespace Undercast.Services;

/// <summary>A folder as it shall be on a machine.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Mode">Permission bits, octal.</param>
/// <param name="Owner"><c>user:group</c>, numbers.</param>
internal sealed record MachineFolder(string Path, string Mode, string Owner);
