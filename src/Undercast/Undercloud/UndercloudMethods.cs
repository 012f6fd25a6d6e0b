using System.Text.Json.Serialization;
using Undercast.Hosts.Agent;
using Undercast.Machines;
using Undercast.OpenStack.Neutron;
using Undercast.OpenStack.Nova;

namespace Undercast.Undercloud;

/// <summary>The provisioning network (addresses as text) and the roles that get a flavor.</summary>
internal sealed record ProvisioningRequest(CloudAccess Cloud, string Cidr, string Gateway, string First, string Last, IReadOnlyList<string> Flavors);

/// <summary>What the agent on undercloud-0 can be asked about the undercloud itself.</summary>
internal static class UndercloudMethods
{
    /// <summary>The name of network and physical network that nodes are provisioned over.</summary>
    public const string ControlPlane = "ctlplane";

    public static readonly AgentMethod<ProvisioningRequest, Changes> EnsureProvisioning =
        new("undercloud-provisioning", UndercloudMethodsJson.Default.ProvisioningRequest, UndercloudMethodsJson.Default.Changes);

    /// <summary>What Nova asks of placement for a node of a role: Ironic's resource class, and none of the virtual machine's resources.</summary>
    public static string ResourceClass(string flavor) => flavor.Replace('-', '_');

    public static AgentServer HandleUndercloud(this AgentServer server) => server.Handle(EnsureProvisioning, async (request, call) =>
    {
        using var cloud = request.Cloud.Open();
        List<string> changes = [];
        if (await cloud.Network.Networks.FindAsync(ControlPlane, call.Cancel) is null)
        {
            changes.Add("the provisioning network is made");
        }

        var network = await cloud.Network.Networks.EnsureAsync(
            ControlPlane,
            new NetworkRequest { Name = ControlPlane, ProviderNetworkType = "flat", ProviderPhysicalNetwork = ControlPlane, Shared = true },
            call.Cancel);
        await cloud.Network.Subnets.EnsureAsync(
            "ctlplane-subnet",
            new SubnetRequest
            {
                Name = "ctlplane-subnet",
                NetworkId = network.Id,
                Cidr = request.Cidr,
                IpVersion = 4,
                GatewayIp = request.Gateway,
                EnableDhcp = true,
                AllocationPools = [new AllocationPool(request.First, request.Last)],
            },
            call.Cancel);
        foreach (var flavor in request.Flavors)
        {
            if (await cloud.Compute.Flavors.FindAsync(flavor, call.Cancel) is null)
            {
                changes.Add($"flavor {flavor} is made");
            }

            await cloud.Compute.Flavors.EnsureAsync(
                new FlavorRequest { Name = flavor, Vcpus = 1, Ram = 1024, Disk = 1 },
                new Dictionary<string, string>
                {
                    [$"resources:CUSTOM_{ResourceClass(flavor).ToUpperInvariant()}"] = "1",
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
