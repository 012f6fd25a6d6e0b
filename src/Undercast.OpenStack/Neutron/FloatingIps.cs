using System.Text.Json.Nodes;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Neutron;

/// <summary>Floating IPs; their name is their address.</summary>
public sealed class FloatingIps : MutableResource<FloatingIp, FloatingIpRequest>
{
    internal FloatingIps(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/floatingips", "floatingip", "floatingips", NeutronJson.Default.FloatingIp, it => it.Id, it => it.FloatingIpAddress)
            {
                ByName = address => Query.Where("floating_ip_address", address),
            },
            NeutronJson.Default.FloatingIpRequest)
    {
    }

    /// <summary>Takes it off its port; it stays the project's.</summary>
    public Task DisassociateAsync(string id, CancellationToken cancel) => Endpoint.DoAsync(
        RestRequest.Put(Shape.One(id), Json.Wrap("floatingip", new JsonObject { ["port_id"] = null })), cancel);
}
