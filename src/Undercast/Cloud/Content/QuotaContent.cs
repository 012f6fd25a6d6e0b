using Undercast.OpenStack.Cinder;
using Undercast.OpenStack.Neutron;
using Undercast.OpenStack.Nova;

namespace Undercast.Cloud.Content;

/// <summary>Quotas of the administrator's project: in a lab its machines are the limit, but a loop gone wild must find one.</summary>
internal static class QuotaContent
{
    private static readonly ComputeQuota Compute = new() { Instances = 100, Cores = 200, Ram = 204800, KeyPairs = 100, ServerGroups = 20 };

    private static readonly VolumeQuota Volumes = new() { Volumes = 100, Snapshots = 100, Gigabytes = 2000 };

    private static readonly NetworkQuota Network = new() { Network = 100, Subnet = 100, Port = 500, Router = 50, Floatingip = 100, SecurityGroup = 100, SecurityGroupRule = 1000 };

    public static CloudPart Part { get; } = new("cloud-quotas", "the administrator's project has quotas for a lab", EnsureAsync);

    private static async Task EnsureAsync(Ensuring ensuring)
    {
        var (cloud, cancel) = (ensuring.Cloud, ensuring.Cancel);
        var project = (await cloud.TokenAsync(cancel)).Project!.Id!;
        if (await cloud.Compute.Quotas.GetAsync(project, cancel) != Compute)
        {
            await ensuring.ActAsync("quotas of servers are set", () => cloud.Compute.Quotas.UpdateAsync(project, Compute, cancel));
        }

        if (await cloud.BlockStorage.Quotas.GetAsync(project, cancel) != Volumes)
        {
            await ensuring.ActAsync("quotas of volumes are set", () => cloud.BlockStorage.Quotas.UpdateAsync(project, Volumes, cancel));
        }

        if (await cloud.Network.Quotas.GetAsync(project, cancel) != Network)
        {
            await ensuring.ActAsync("quotas of networks are set", () => cloud.Network.Quotas.UpdateAsync(project, Network, cancel));
        }
    }
}
