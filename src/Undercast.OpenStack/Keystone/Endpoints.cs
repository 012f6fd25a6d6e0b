using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Keystone;

/// <summary>Endpoints have no name: a service, an interface and a region tell one from another.</summary>
public sealed class Endpoints : MutableResource<Endpoint, EndpointRequest>
{
    internal Endpoints(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/endpoints", "endpoint", "endpoints", KeystoneJson.Default.Endpoint, it => it.Id, it => it.Interface)
            {
                ByName = name => Query.Where("interface", name),
                UpdateForm = UpdateForm.Patch,
            },
            KeystoneJson.Default.EndpointRequest)
    {
    }

    /// <summary>Sees to it that a service has this URL for an interface.</summary>
    public Task<Endpoint> EnsureAsync(string serviceId, string endpointInterface, string url, string region, CancellationToken cancel) => EnsureAsync(
        endpointInterface,
        new EndpointRequest { ServiceId = serviceId, Interface = endpointInterface, Url = url, RegionId = region },
        cancel,
        Query.Where("service_id", serviceId).And("region_id", region));
}
