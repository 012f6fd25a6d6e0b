using System.Text.Json.Serialization;
using Undercast.Hosts.Agent;
using Undercast.Machines;
using Undercast.OpenStack.Neutron;
using Undercast.OpenStack.Nova;
using Undercast.Services;
using Undercast.Services.Catalog;

namespace Undercast.Undercloud;

/// <summary>
/// The provisioning network (addresses as text) and the roles that get a flavor. From first to last: addresses for nodes that are inspected;
/// deployed machines have fixed ones outside of these.
/// </summary>
internal sealed record ProvisioningRequest(CloudAccess Cloud, string Cidr, string Gateway, string First, string Last, IReadOnlyList<string> Flavors, bool DryRun);

/// <summary>What the agent on undercloud-0 can be asked about the undercloud itself.</summary>
internal static class UndercloudMethods
{
    private const string SubnetName = "ctlplane-subnet";

    public static readonly AgentMethod<ProvisioningRequest, Changes> EnsureProvisioning =
        new("undercloud-provisioning", UndercloudMethodsJson.Default.ProvisioningRequest, UndercloudMethodsJson.Default.Changes);

    public static AgentServer HandleUndercloud(this AgentServer server) => server.Handle(EnsureProvisioning, async (request, call) =>
    {
        using var cloud = request.Cloud.Open();
        List<string> changes = [];
        var pool = new AllocationPool(request.First, request.Last);
        if ((await cloud.Network.Subnets.FindAsync(SubnetName, call.Cancel))?.AllocationPools.Contains(pool) != true)
        {
            changes.Add("the provisioning network is made");
        }

        var flavors = (await cloud.Compute.Flavors.ListAsync(call.Cancel)).Select(flavor => flavor.Name).ToHashSet();
        changes.AddRange(request.Flavors.Where(flavor => !flavors.Contains(flavor)).Select(flavor => $"flavor {flavor} is made"));
        if (request.DryRun)
        {
            return new Changes(changes);
        }

        var network = await cloud.Network.Networks.EnsureAsync(
            Neutron.ControlPlane,
            new NetworkRequest { Name = Neutron.ControlPlane, ProviderNetworkType = "flat", ProviderPhysicalNetwork = Neutron.ControlPlane, Shared = true },
            call.Cancel);
        await cloud.Network.Subnets.EnsureAsync(
            SubnetName,
            new SubnetRequest
            {
                Name = SubnetName,
                NetworkId = network.Id,
                Cidr = request.Cidr,
                IpVersion = 4,
                GatewayIp = request.Gateway,
                EnableDhcp = true,
                AllocationPools = [pool],
            },
            call.Cancel);
        foreach (var flavor in request.Flavors)
        {
            await cloud.Compute.Flavors.EnsureAsync(
                new FlavorRequest { Name = flavor, Vcpus = 1, Ram = 1024, Disk = 10 },
                new Dictionary<string, string>
                {
                    // Ironic's resource class, and none of a virtual machine's resources.
                    [$"resources:CUSTOM_{NodeFlavor.ResourceClass(flavor).ToUpperInvariant()}"] = "1",
                    ["resources:VCPU"] = "0",
                    ["resources:MEMORY_MB"] = "0",
                    ["resources:DISK_GB"] = "0",
                },
                call.Cancel);
        }

        return new Changes(changes);
    });
}

/// <summary>Their questions and answers as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProvisioningRequest))]
[JsonSerializable(typeof(Changes))]
internal sealed partial class UndercloudMethodsJson : JsonSerializerContext;
