using Undercast.OpenStack.Http;

namespace Undercast.OpenStack.Swift;

/// <summary>Swift, or Ceph's gateway in its place: objects.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/object-store/"/>
/// <param name="endpoint">The account's root, <c>/v1/AUTH_PROJECT</c>; of Ceph's gateway <c>/swift/v1</c>.</param>
public sealed class SwiftClient(RestEndpoint endpoint)
{
    public Containers Containers { get; } = new(endpoint);

    public Objects Objects(string container) => new(endpoint, container);
}
