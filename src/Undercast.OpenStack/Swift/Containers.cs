using Undercast.OpenStack.Http;

namespace Undercast.OpenStack.Swift;

/// <summary>Containers; to make one that is there changes nothing.</summary>
public sealed class Containers
{
    private readonly RestEndpoint _endpoint;

    internal Containers(RestEndpoint endpoint) => _endpoint = endpoint;

    public Task<IReadOnlyList<Container>> ListAsync(CancellationToken cancel) =>
        Listing.AllAsync(_endpoint, "/", SwiftJson.Default.Container, container => container.Name, cancel);

    public Task EnsureAsync(string name, CancellationToken cancel) =>
        _endpoint.DoAsync(new RestRequest(HttpMethod.Put, $"/{Uri.EscapeDataString(name)}"), cancel);

    /// <returns>False if it was gone already.</returns>
    /// <exception cref="UnexpectedStatusException">409 while it holds objects.</exception>
    public Task<bool> DeleteAsync(string name, CancellationToken cancel) =>
        _endpoint.DoIfThereAsync(RestRequest.Delete($"/{Uri.EscapeDataString(name)}"), cancel);
}
