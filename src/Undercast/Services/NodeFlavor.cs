using Undercast.LabFile;

namespace Undercast.Services;

/// <summary>What Nova asks of placement for a node of a role: a flavor, and the resource class that stands behind it.</summary>
internal static class NodeFlavor
{
    /// <summary>The flavors, by the names that TripleO gave them.</summary>
    public static IReadOnlyList<string> All { get; } = [Of(MachineRole.Controller), Of(MachineRole.Compute), Of(MachineRole.Ceph)];

    public static string Of(MachineRole role) => role switch
    {
        MachineRole.Controller => "control",
        MachineRole.Compute => "compute",
        MachineRole.Ceph => "ceph-storage",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "not a role of nodes"),
    };

    /// <summary>Ironic's resource class.</summary>
    public static string ResourceClass(MachineRole role) => ResourceClass(Of(role));

    public static string ResourceClass(string flavor) => flavor.Replace('-', '_');
}
