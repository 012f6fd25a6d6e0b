using Undercast.LabFile;
using Undercast.Services;
using Undercast.Services.Catalog;

namespace Undercast.Drawing;

/// <summary>What a picture of a lab shows; where and how is the renderer's affair.</summary>
internal sealed record Picture(string Lab, string Hypervisor, IReadOnlyList<PictureNetwork> Networks, IReadOnlyList<PictureMachine> Machines)
{
    public static Picture Of(Lab lab) => new(
        lab.Name,
        lab.Environment.Hypervisor switch
        {
            { Form: HypervisorForm.Embedded } => "embedded",
            { Form: HypervisorForm.Localhost } => "this machine",
            var remote => remote.Host,
        },
        [.. new[] { lab.Networks.External.Link, lab.Networks.ControlPlane.Link, lab.Networks.Tenant.Link }.Select(network => new PictureNetwork(network.Name, network.Cidr.ToString()))],
        [.. lab.Machines.Select(Machine), .. lab.PhysicalNodes.Select(node => Physical(lab, node))]);

    private static PictureMachine Machine(LabMachine machine) => new(
        machine.Name,
        Role(machine.Role),
        $"{machine.Cpus} CPUs, {machine.MemoryMiB / 1024.0:0.#} GiB, {(machine.DisksGiB.Count == 1 ? "disk" : "disks")} {string.Join(" + ", machine.DisksGiB)} GiB",
        machine.Role == MachineRole.Undercloud ? null : "BMC: IPMI, Redfish",
        [.. machine.Nics.Select(nic => new PictureNic(nic.Network.Name, nic.Address?.ToString()))],
        Components(machine.Role));

    private static PictureMachine Physical(Lab lab, PhysicalNode node) => new(
        node.Name, Role(node.Role), $"physical, at {node.HypervisorNic}", $"BMC: {node.Bmc.Type}", [new(lab.Networks.ControlPlane.Link.Name, null)], Components(node.Role));

    /// <summary>The components whose services a role has, by the names that people know.</summary>
    private static IReadOnlyList<string> Components(MachineRole role) =>
        [.. OvercloudContext.RoleOf(role).Services.Select(service => ServiceCatalog.ComponentOf(service).Name).Distinct()];

    private static string Role(MachineRole role) => role switch
    {
        MachineRole.Undercloud => "infrastructure controller",
        MachineRole.Controller => "controller",
        MachineRole.Compute => "compute",
        MachineRole.Ceph => "storage",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "no such role"),
    };
}

/// <summary>A network: name and subnet.</summary>
internal sealed record PictureNetwork(string Name, string Cidr);

/// <summary>A machine: what it is for, its hardware in words, its BMC in words (null: none), its NICs, the components that it runs.</summary>
internal sealed record PictureMachine(string Name, string Role, string Hardware, string? Bmc, IReadOnlyList<PictureNic> Nics, IReadOnlyList<string> Components);

/// <summary>A NIC: its network, and its address where that is known.</summary>
internal sealed record PictureNic(string Network, string? Address);
