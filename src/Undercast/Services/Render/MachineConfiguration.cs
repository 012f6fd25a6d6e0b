namespace Undercast.Services.Render;

/// <summary>All that makes a machine play its role; the agent there makes it so.</summary>
/// <param name="Machine">Its host name.</param>
/// <param name="Role">The role's name.</param>
/// <param name="Folders">Parents before children.</param>
/// <param name="Files">Files that are not units.</param>
/// <param name="Units">In the role's order.</param>
/// <param name="Tasks">In order.</param>
/// <param name="Identity">What Keystone shall hold, on the machine that runs it.</param>
internal sealed record MachineConfiguration(
    string Machine,
    string Role,
    IReadOnlyList<MachineFolder> Folders,
    IReadOnlyList<MachineFile> Files,
    IReadOnlyList<UnitConfiguration> Units,
    IReadOnlyList<MachineTask> Tasks,
    IdentityContent? Identity);
