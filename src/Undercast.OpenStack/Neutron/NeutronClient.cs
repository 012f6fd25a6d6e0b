using System.Text.Json.Nodes;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Neutron;

/// <summary>Neutron: networks.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/network/v2/"/>
/// <param name="endpoint">The service's root, <c>/v2.0</c>.</param>
public sealed class NeutronClient(RestEndpoint endpoint)
{
    public MutableResource<Network, NetworkRequest> Networks { get; } = new(
        endpoint,
        new("/networks", "network", "networks", NeutronJson.Default.Network, it => it.Id, it => it.Name),
        NeutronJson.Default.NetworkRequest);

    public MutableResource<Subnet, SubnetRequest> Subnets { get; } = new(
        endpoint,
        new("/subnets", "subnet", "subnets", NeutronJson.Default.Subnet, it => it.Id, it => it.Name),
        NeutronJson.Default.SubnetRequest);

    public MutableResource<Port, PortRequest> Ports { get; } = new(
        endpoint,
        new("/ports", "port", "ports", NeutronJson.Default.Port, it => it.Id, it => it.Name),
        NeutronJson.Default.PortRequest);

    public Routers Routers { get; } = new(endpoint);

    public FloatingIps FloatingIps { get; } = new(endpoint);

    public MutableResource<SecurityGroup, SecurityGroupRequest> SecurityGroups { get; } = new(
        endpoint,
        new("/security-groups", "security_group", "security_groups", NeutronJson.Default.SecurityGroup, it => it.Id, it => it.Name),
        NeutronJson.Default.SecurityGroupRequest);

    public SecurityGroupRules SecurityGroupRules { get; } = new(endpoint);

    /// <summary>Agents; their name is their host.</summary>
    public ReadResource<Agent> Agents { get; } = new(
        endpoint,
        new("/agents", "agent", "agents", NeutronJson.Default.Agent, it => it.Id, it => it.Host) { ByName = host => Query.Where("host", host) });

    public ReadResource<Extension> Extensions { get; } = new(
        endpoint,
        new("/extensions", "extension", "extensions", NeutronJson.Default.Extension, it => it.Alias, it => it.Alias) { ByName = null });

    public NetworkQuotas Quotas { get; } = new(endpoint);

    /// <summary>Replaces all tags of a resource.</summary>
    /// <param name="kind">Its collection, such as <c>networks</c>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="cancel">Stops it.</param>
    /// <seealso href="https://docs.openstack.org/api-ref/network/v2/#standard-attributes-tag-extension"/>
    public Task SetTagsAsync(string kind, string id, IEnumerable<string> tags, CancellationToken cancel) => endpoint.DoAsync(
        RestRequest.Put($"/{kind}/{id}/tags", Json.Wrap("tags", new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]))), cancel);
}
