using System.Net;

namespace Undercast.LabFile;

/// <summary>
/// Which address of <c>networks.control-plane.provisioning</c> a node has. Controllers and computes have the same places as in the other two
/// networks; Ceph machines and physical nodes count from the end, in turn: so adding a node moves no other.
/// </summary>
internal static class NodeAddresses
{
    /// <summary>The address of a machine that Undercast makes.</summary>
    /// <param name="range">The range.</param>
    /// <param name="role">Its role; not the undercloud.</param>
    /// <param name="inRole">Its number in its role, from 0.</param>
    public static IPAddress Of(AddressRange range, MachineRole role, int inRole) => role switch
    {
        MachineRole.Controller => range[inRole],
        MachineRole.Compute => range[Expansion.MostControllers + inRole],
        MachineRole.Ceph => FromEnd(range, 2 * inRole),
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The address of a physical node, by its place in the list.</summary>
    public static IPAddress OfPhysical(AddressRange range, int index) => FromEnd(range, (2 * index) + 1);

    /// <summary>How many addresses the range must have, so that no two places meet.</summary>
    public static int Needed(int computes, int ceph, int physical) =>
        Expansion.MostControllers + computes + Math.Max(2 * ceph, 2 * physical);

    private static IPAddress FromEnd(AddressRange range, int back) => AddressRange.Offset(range.Last, -back);
}
