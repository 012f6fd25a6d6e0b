using Undercast.OpenStack.Http;
using Undercast.OpenStack.Neutron;
using Undercast.Services.Catalog;

namespace Undercast.Cloud.Content;

/// <summary>
/// 1. the provider network on the lab's external network; 2. a network of the administrator's own; 3. a router between them; 4. ping and
/// ssh let in by the default security group.
/// </summary>
internal static class NetworkContent
{
    public static CloudPart Part { get; } = new("cloud-networks", $"Neutron has the networks '{CloudNames.Public}' and '{CloudNames.Private}' and a router between them", EnsureAsync);

    private static async Task EnsureAsync(Ensuring ensuring)
    {
        var neutron = ensuring.Cloud.Network;
        var wanted = ensuring.Wanted.Networks;

        // 1.
        var outside = await ensuring.ResourceAsync(
            neutron.Networks,
            CloudNames.Public,
            new() { Name = CloudNames.Public, External = true, ProviderNetworkType = "flat", ProviderPhysicalNetwork = OvercloudSwitch.Physical });
        await SubnetAsync(ensuring, outside, new()
        {
            Cidr = wanted.PublicCidr,
            GatewayIp = wanted.Gateway,
            // Its addresses are floating IPs and routers; the lab's own machines have theirs from Undercast.
            EnableDhcp = false,
            AllocationPools = [new(wanted.First, wanted.Last)],
        });

        // 2.
        var inside = await ensuring.ResourceAsync(neutron.Networks, CloudNames.Private, new() { Name = CloudNames.Private });
        var subnet = await SubnetAsync(ensuring, inside, new() { Cidr = wanted.PrivateCidr, EnableDhcp = true });

        // 3.
        var router = outside is null
            ? null
            : await ensuring.ResourceAsync(neutron.Routers, CloudNames.Router, new() { Name = CloudNames.Router, ExternalGatewayInfo = new() { NetworkId = outside.Id } });
        if (router is not null && subnet is not null && !await neutron.Routers.HasInterfaceAsync(router.Id, subnet.Id, ensuring.Cancel))
        {
            await ensuring.ActAsync($"router '{CloudNames.Router}' joins subnet '{subnet.Name}'", () => neutron.Routers.AddInterfaceAsync(router.Id, subnet.Id, ensuring.Cancel));
        }

        // 4.
        await LetInAsync(ensuring, "ping", new() { SecurityGroupId = "", Direction = "ingress", Protocol = "icmp" });
        await LetInAsync(ensuring, "ssh", new() { SecurityGroupId = "", Direction = "ingress", Protocol = "tcp", PortRangeMin = 22, PortRangeMax = 22 });
    }

    private static async Task<Subnet?> SubnetAsync(Ensuring ensuring, Network? network, SubnetRequest wanted)
    {
        if (network is null)
        {
            return null;
        }

        var name = $"{network.Name}-subnet";
        return await ensuring.ResourceAsync(ensuring.Cloud.Network.Subnets, name, wanted with { Name = name, NetworkId = network.Id, IpVersion = 4 });
    }

    private static async Task LetInAsync(Ensuring ensuring, string what, SecurityGroupRuleRequest rule)
    {
        var project = (await ensuring.Cloud.TokenAsync(ensuring.Cancel)).Project?.Id ?? "";
        // An administrator is shown every project's; each has one of this name, made when it is first asked for.
        var groups = await ensuring.Cloud.Network.SecurityGroups.ListAsync(Query.Where("name", "default").And("project_id", project), ensuring.Cancel);
        rule = rule with { SecurityGroupId = groups is [var group] ? group.Id : throw new InvalidDataException($"neutron has {groups.Count} default security groups for project '{project}', wanted one") };
        var rules = ensuring.Cloud.Network.SecurityGroupRules;
        if (await rules.FindAsync(rule, ensuring.Cancel) is null)
        {
            await ensuring.ActAsync($"the default security group lets in {what}", () => rules.CreateAsync(rule, ensuring.Cancel));
        }
    }
}
