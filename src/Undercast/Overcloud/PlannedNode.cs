using Undercast.LabFile;
using Undercast.Services;

namespace Undercast.Overcloud;

/// <summary>A machine of the overcloud in the plan.</summary>
/// <param name="Name">Its name as server and host.</param>
/// <param name="Role">TripleO's name of its role.</param>
/// <param name="Flavor">Nova's.</param>
/// <param name="Address">Its fixed address on the control plane.</param>
internal sealed record PlannedNode(string Name, string Role, string Flavor, string Address)
{
    public static IReadOnlyList<PlannedNode> Of(Lab lab) =>
    [
        .. lab.Topology.Nodes.Select(machine => new PlannedNode(
            machine.Name, OvercloudContext.RoleOf(machine.Role).Name, NodeFlavor.Of(machine.Role), machine.ControlPlaneAddress.ToString())),
    ];
}
