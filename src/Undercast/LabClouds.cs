using Undercast.Images.Recipes;
using Undercast.LabFile;
using Undercast.Services;
using Undercast.Services.Secrets;

namespace Undercast;

/// <summary>The two clouds of a lab, with the lab's secrets, which are made when they are first asked for.</summary>
internal sealed class LabClouds(LabSession session)
{
    private readonly SecretStore store = new(session.Paths.Work, session.Clock);

    private Lab Lab => session.Lab;

    public CloudContext Undercloud() => UndercloudContext.Of(
        Lab, OpenStackImage.Reference, store.Cloud(CloudKind.Undercloud, UndercloudContext.Components),
        store.Certificate(CloudKind.Undercloud, store.Authority(Lab.Name), Lab.Topology.Undercloud.Name, UndercloudContext.Hosts(Lab)));

    /// <summary>The overcloud as one of its machines sees it.</summary>
    public CloudContext Overcloud(LabMachine machine) => OvercloudContext.Of(
        Lab, machine, Lab.Topology.Nodes.ToDictionary(node => node.Name, node => node.ControlPlaneAddress.ToString()), OpenStackImage.Reference,
        store.Cloud(CloudKind.Overcloud, OvercloudContext.Components),
        store.Certificate(CloudKind.Overcloud, store.Authority(Lab.Name), "overcloud", OvercloudContext.Hosts(Lab)));

    /// <summary>The overcloud as those see it who use it.</summary>
    public CloudContext Overcloud() => Overcloud(Lab.Machines.First(machine => machine.Role == MachineRole.Controller));
}
