using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Undercast.LabFile;
using Undercast.Services;
using Undercast.Services.Catalog;
using Undercast.Services.Render;

namespace Undercast.Overcloud;

/// <summary>The plan of the overcloud: everything that a deployment needs, as files of the undercloud. The same lab gives the same plan.</summary>
/// <param name="Nodes">The machines.</param>
/// <param name="Files">The files.</param>
/// <param name="Hash">Of all of it.</param>
internal sealed record DeploymentPlan(IReadOnlyList<PlannedNode> Nodes, IReadOnlyList<MachineFile> Files, string Hash)
{
    private const string Private = "600", Program = "700", Root = "0:0";

    /// <param name="lab">The lab.</param>
    /// <param name="keys">Public keys that may log in as heat-admin: the Orchestrator's, and root's on the Hypervisor.</param>
    public static DeploymentPlan Of(LabSession lab, IReadOnlyList<string> keys)
    {
        var nodes = PlannedNode.Of(lab.Lab);
        IReadOnlyList<string> hosts = [.. lab.Lab.Machines.Select(machine => $"{machine.ControlPlaneAddress} {machine.Name}")];
        IReadOnlyList<MachineFile> files =
        [
            new(PlanFiles.Template, Private, Root, StackTemplate.Render(nodes, Neutron.ControlPlane)),
            new(PlanFiles.Inventory, Private, Root, Playbook.Inventory(nodes)),
            new(PlanFiles.Playbook, Private, Root, Playbook.Render(hosts, keys)),
            new(PlanFiles.AnsibleSettings, Private, Root, Playbook.Settings),
            new(PlanFiles.Runner, Program, Root, DeployWorkflow.Script),
            .. lab.Lab.Topology.Nodes.Select(machine => new MachineFile(PlanFiles.Configuration(machine.Name), Private, Root, Configuration(lab, machine))),
        ];
        return new(nodes, files, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', files.Select(file => file.Path + file.Content))))));
    }

    private static string Configuration(LabSession lab, LabMachine machine) => JsonSerializer.Serialize(
        RoleRenderer.Render(OvercloudContext.Role(lab.Lab, machine), lab.Clouds.Overcloud(machine)), MachineConfigurationJson.Default.MachineConfiguration);
}
