using Undercast.OpenStack.Http;

namespace Undercast.OpenStack.Placement;

/// <summary>Placement: what there is to put servers on.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/placement/"/>
public sealed class PlacementClient
{
    /// <summary>The newest that Zed and 2025.1 both speak.</summary>
    public const string DefaultMicroversion = "1.39";

    private readonly RestEndpoint _endpoint;

    /// <param name="endpoint">The service's root.</param>
    /// <param name="microversion">The version of the API to speak.</param>
    public PlacementClient(RestEndpoint endpoint, string microversion = DefaultMicroversion)
    {
        _endpoint = endpoint.With("OpenStack-API-Version", $"placement {microversion}");
        ResourceProviders = new(_endpoint);
    }

    public ResourceProviders ResourceProviders { get; }

    /// <summary>Sees to it that a trait exists; custom ones start with <c>CUSTOM_</c>.</summary>
    public Task EnsureTraitAsync(string trait, CancellationToken cancel) => _endpoint.DoAsync(RestRequest.Put($"/traits/{trait}", null), cancel);

    /// <summary>Sees to it that a custom resource class exists; its name starts with <c>CUSTOM_</c>.</summary>
    public Task EnsureResourceClassAsync(string name, CancellationToken cancel) =>
        _endpoint.DoAsync(RestRequest.Put($"/resource_classes/{name}", null), cancel);
}
