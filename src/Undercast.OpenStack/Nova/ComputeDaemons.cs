using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Nova;

/// <summary>The daemons of Nova; they make themselves known. Their name is their host.</summary>
public sealed class ComputeDaemons : ReadResource<ComputeDaemon>
{
    internal ComputeDaemons(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/os-services", "service", "services", NovaJson.Default.ComputeDaemon, it => it.Id, it => it.Host)
            {
                ByName = host => Query.Where("host", host).And("binary", "nova-compute"),
            })
    {
    }

    public Task UpdateAsync(string id, ComputeDaemonRequest request, CancellationToken cancel) =>
        Endpoint.DoAsync(RestRequest.Put(Shape.One(id), Json.Write(request, NovaJson.Default.ComputeDaemonRequest)), cancel);
}
