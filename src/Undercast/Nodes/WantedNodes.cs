using System.Globalization;
using Undercast.LabFile;
using Undercast.Machines;
using Undercast.Services;

namespace Undercast.Nodes;

/// <summary>The nodes of a lab in Ironic's terms.</summary>
internal static class WantedNodes
{
    public static IReadOnlyList<NodeDefinition> Of(LabSession session, IReadOnlyList<BmcReport> bmcs) =>
    [
        .. session.Lab.Topology.Nodes.Select(machine => Virtual(session.Lab, machine, bmcs.First(bmc => bmc.Machine == machine.Name))),
        .. session.Lab.PhysicalNodes.Select(node => Physical(session.Lab, node)),
    ];

    private static NodeDefinition Virtual(Lab lab, LabMachine machine, BmcReport bmc)
    {
        var container = bmc.Kind == MachineKind.Container;
        var boot = machine.BootPath(container);
        var mode = boot == BootPath.RedfishUefi || (!container && machine.Firmware == LabFirmware.Uefi) ? "uefi" : "bios";
        var host = lab.Networks.ControlPlane.Link.Hypervisor!.ToString();
        return new(
            machine.Name,
            Driver(boot),
            BootInterface(boot),
            NodeFlavor.ResourceClass(machine.Role),
            boot == BootPath.IpmiPxe
                ? Ipmi(host, bmc.Access.IpmiPort, bmc.Access.User, bmc.Access.Password)
                : Redfish($"https://{host}:{BmcDaemon.RedfishPort}", $"/redfish/v1/Systems/{bmc.SystemId}", bmc.Access.User, bmc.Access.Password),
            Capabilities(mode, machine.Name, machine.Role),
            "/dev/vda",
            machine.Cpus,
            machine.MemoryMiB,
            machine.DisksGiB[0],
            machine.Nics[0].Mac,
            [.. machine.Nics.Skip(1).Select(nic => nic.Mac)]);
    }

    private static NodeDefinition Physical(Lab lab, PhysicalNode node)
    {
        var password = File.ReadLines(Path.Combine(lab.Directory, node.Bmc.PasswordFile)).FirstOrDefault() ?? "";
        var address = node.Bmc.Address;
        return new(
            node.Name,
            Driver(node.Boot),
            BootInterface(node.Boot),
            NodeFlavor.ResourceClass(node.Role),
            node.Bmc.Type == BmcType.Ipmi
                ? Ipmi(address, null, node.Bmc.User, password)
                : Redfish(address.Contains("://", StringComparison.Ordinal) ? address : $"https://{address}", null, node.Bmc.User, password),
            Capabilities(node.Boot == BootPath.RedfishUefi ? "uefi" : "bios", node.Name, node.Role),
            null,
            0,
            0,
            0,
            node.Mac,
            []);
    }

    private static string Driver(BootPath boot) => boot == BootPath.IpmiPxe ? "ipmi" : "redfish";

    private static string BootInterface(BootPath boot) => boot == BootPath.RedfishVirtualMedia ? "redfish-virtual-media" : "ipxe";

    private static string Capabilities(string mode, string name, MachineRole role) => $"boot_mode:{mode},node:{name},profile:{NodeFlavor.Of(role)}";

    private static Dictionary<string, string> Ipmi(string address, int? port, string user, string password)
    {
        var info = new Dictionary<string, string> { ["ipmi_address"] = address, ["ipmi_username"] = user, ["ipmi_password"] = password };
        if (port is { } number)
        {
            info["ipmi_port"] = number.ToString(CultureInfo.InvariantCulture);
        }

        return info;
    }

    private static Dictionary<string, string> Redfish(string address, string? system, string user, string password)
    {
        var info = new Dictionary<string, string>
        {
            ["redfish_address"] = address,
            ["redfish_username"] = user,
            ["redfish_password"] = password,
            // BMCs sign their own certificates; the control plane is the lab's own network.
            ["redfish_verify_ca"] = "False",
        };
        if (system is not null)
        {
            info["redfish_system_id"] = system;
        }

        return info;
    }
}
