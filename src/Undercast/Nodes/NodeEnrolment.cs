using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Undercast.Images.Recipes;
using Undercast.OpenStack;
using Undercast.OpenStack.Ironic;
using Undercast.Services.Catalog;

namespace Undercast.Nodes;

/// <summary>
/// Brings Ironic's nodes to what is wanted: 1. a node and its port for each; 2. each on its own way to <c>available</c>, and offered to Nova.
/// </summary>
internal sealed class NodeEnrolment(OpenStackCloud cloud, TimeProvider clock, Action<string> say)
{
    /// <summary>In a node's <c>extra</c>: the lab's mark, and a hash of what it was made from, because passwords cannot be read back.</summary>
    internal const string Mark = "undercast";

    private IronicClient Ironic => cloud.BareMetal;

    public async Task<IReadOnlyList<string>> EnsureAsync(NodesRequest request, CancellationToken cancel)
    {
        var boot = await DeployImagesAsync(cancel);
        var present = (await Ironic.Nodes.ListAsync(cancel)).Where(node => node.Name is not null).ToDictionary(node => node.Name!);
        var changes = new List<string>();

        // 1.
        foreach (var wanted in request.Nodes)
        {
            var body = Request(wanted, boot);
            var hash = Hash(body);
            if (present.TryGetValue(wanted.Name, out var known) && known.Extra?[Mark]?.GetValue<string>() == hash)
            {
                continue;
            }

            changes.Add($"node {wanted.Name} is {(known is null ? "enrolled" : "changed")}");
            if (!request.DryRun)
            {
                await EnrolAsync(body with { Extra = new JsonObject { [Mark] = hash } }, wanted, known, cancel);
            }
        }

        // 2.
        var readiness = new NodeReadiness(cloud, clock, say);
        var waiting = new List<NodeDefinition>();
        foreach (var wanted in request.Nodes)
        {
            var node = present.GetValueOrDefault(wanted.Name);
            if (!NodeReadiness.IsReady(node))
            {
                changes.Add($"node {wanted.Name} is made available");
                waiting.Add(wanted);
            }
            else if (await readiness.MissingAsync(node!, cancel) is not null)
            {
                // An overcloud that was here a moment ago: Nova looks at its nodes now and then.
                changes.Add($"node {wanted.Name} is offered to Nova");
                waiting.Add(wanted);
            }
        }

        if (!request.DryRun)
        {
            await Task.WhenAll(waiting.Select(node => readiness.BringAsync(node.Name, request.Inspect, cancel)));
            await Task.WhenAll(waiting.Select(node => readiness.OfferedAsync(node.Name, cancel)));
        }

        return changes;
    }

    private async Task EnrolAsync(NodeRequest body, NodeDefinition wanted, Node? known, CancellationToken cancel)
    {
        var node = known is null ? await Ironic.Nodes.CreateAsync(body, cancel) : await Ironic.Nodes.UpdateAsync(known.Uuid, body, cancel);
        await Ironic.Ports.EnsureAsync(
            wanted.Mac, new PortRequest { Address = wanted.Mac, NodeUuid = node.Uuid, PxeEnabled = true, PhysicalNetwork = Neutron.ControlPlane }, cancel);
        // Ironic learns them of a Redfish BMC and takes each for one that boots; Neutron then has ports for them that nobody takes away.
        foreach (var mac in wanted.OtherMacs)
        {
            await Ironic.Ports.EnsureAsync(mac, new PortRequest { Address = mac, NodeUuid = node.Uuid, PxeEnabled = false }, cancel);
        }

        say($"{wanted.Name}: {(known is null ? "enrolled" : "changed")}");
    }

    private async Task<(string Kernel, string Ramdisk)> DeployImagesAsync(CancellationToken cancel) =>
        (await IdAsync(DeployImage.KernelName, cancel), await IdAsync(DeployImage.RamdiskName, cancel));

    private async Task<string> IdAsync(string image, CancellationToken cancel) => (await cloud.Image.Images.FindAsync(image, cancel))?.Id
        ?? throw new FileNotFoundException($"the undercloud's Glance has no image '{image}': run install-overcloud-images first");

    private static NodeRequest Request(NodeDefinition node, (string Kernel, string Ramdisk) boot)
    {
        var info = new JsonObject { ["deploy_kernel"] = boot.Kernel, ["deploy_ramdisk"] = boot.Ramdisk };
        foreach (var (name, value) in node.DriverInfo)
        {
            info[name] = value;
        }

        var properties = new JsonObject { ["cpu_arch"] = "x86_64", ["capabilities"] = node.Capabilities };
        if (node.MemoryMiB > 0)
        {
            properties["cpus"] = node.Cpus;
            properties["memory_mb"] = node.MemoryMiB;
            properties["local_gb"] = node.DiskGiB;
        }

        if (node.RootDevice is not null)
        {
            properties["root_device"] = new JsonObject { ["name"] = node.RootDevice };
        }

        return new NodeRequest
        {
            Name = node.Name,
            Driver = node.Driver,
            BootInterface = node.BootInterface,
            ResourceClass = node.ResourceClass,
            DriverInfo = info,
            Properties = properties,
        };
    }

    private static string Hash(NodeRequest body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\0', body.Driver, body.BootInterface, body.ResourceClass, body.DriverInfo!.ToJsonString(), body.Properties!.ToJsonString()))))[..16];
}
