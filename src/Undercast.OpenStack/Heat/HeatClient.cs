using Undercast.OpenStack.Http;

namespace Undercast.OpenStack.Heat;

/// <summary>Heat: stacks.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/orchestration/v1/"/>
/// <param name="endpoint">The service's root, <c>/v1/PROJECT</c>.</param>
public sealed class HeatClient(RestEndpoint endpoint)
{
    public Stacks Stacks { get; } = new(endpoint);
}
