using Undercast.OpenStack.Http;

namespace Undercast.OpenStack.Glance;

/// <summary>Glance: images.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/image/v2/"/>
/// <param name="endpoint">The service's root, <c>/v2</c>.</param>
public sealed class GlanceClient(RestEndpoint endpoint)
{
    public Images Images { get; } = new(endpoint);
}
