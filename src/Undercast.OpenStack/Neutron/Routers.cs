using System.Net;
using System.Text.Json.Nodes;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Neutron;

/// <summary>Routers and their interfaces.</summary>
public sealed class Routers : MutableResource<Router, RouterRequest>
{
    internal Routers(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/routers", "router", "routers", NeutronJson.Default.Router, it => it.Id, it => it.Name),
            NeutronJson.Default.RouterRequest)
    {
    }

    /// <summary>Joins a subnet to a router; the subnet's gateway address becomes the router's.</summary>
    /// <exception cref="UnexpectedStatusException">400 if it is joined already: see <see cref="EnsureInterfaceAsync"/>.</exception>
    public Task AddInterfaceAsync(string routerId, string subnetId, CancellationToken cancel) => Endpoint.DoAsync(
        RestRequest.Put($"{Shape.One(routerId)}/add_router_interface", Json.Wrap("subnet_id", subnetId)), cancel);

    /// <summary>Whether a subnet is joined to a router.</summary>
    public async Task<bool> HasInterfaceAsync(string routerId, string subnetId, CancellationToken cancel)
    {
        var path = "/ports" + Query.Where("device_id", routerId).And("fixed_ips", $"subnet_id={subnetId}");
        return Json.Elements(await Endpoint.JsonAsync(RestRequest.Get(path), cancel), "ports", path).Count > 0;
    }

    /// <summary>Joins a subnet to a router if it is not.</summary>
    public async Task EnsureInterfaceAsync(string routerId, string subnetId, CancellationToken cancel)
    {
        if (!await HasInterfaceAsync(routerId, subnetId, cancel))
        {
            await AddInterfaceAsync(routerId, subnetId, cancel);
        }
    }

    /// <summary>Takes a subnet from a router.</summary>
    /// <returns>False if it was not joined, or the router is gone.</returns>
    public Task<bool> RemoveInterfaceAsync(string routerId, string subnetId, CancellationToken cancel) => Endpoint.DoIfThereAsync(
        RestRequest.Put($"{Shape.One(routerId)}/remove_router_interface", Json.Wrap("subnet_id", subnetId)), cancel);

    /// <summary>Takes the way out away.</summary>
    public Task ClearGatewayAsync(string routerId, CancellationToken cancel) => Endpoint.DoAsync(
        RestRequest.Put(Shape.One(routerId), Json.Wrap("router", Json.Wrap("external_gateway_info", new JsonObject())))
            with
        { Expected = [HttpStatusCode.OK] },
        cancel);
}
