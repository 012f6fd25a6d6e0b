using Undercast.OpenStack.Http;

namespace Undercast.OpenStack.Swift;

/// <summary>The objects of one container.</summary>
public sealed class Objects
{
    private readonly RestEndpoint _endpoint;
    private readonly string _container;

    internal Objects(RestEndpoint endpoint, string container)
    {
        _endpoint = endpoint;
        _container = $"/{Uri.EscapeDataString(container)}";
    }

    public Task<IReadOnlyList<StoredObject>> ListAsync(CancellationToken cancel) =>
        Listing.AllAsync(_endpoint, _container, SwiftJson.Default.StoredObject, stored => stored.Name, cancel);

    /// <summary>Stores an object, in place of one of the same name.</summary>
    public async Task PutAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancel)
    {
        using var content = new ReadOnlyMemoryContent(data);
        content.Headers.ContentType = new("application/octet-stream");
        await _endpoint.DoAsync(new RestRequest(HttpMethod.Put, Path(name)) { Content = content }, cancel);
    }

    public async Task<byte[]> GetAsync(string name, CancellationToken cancel)
    {
        using var response = await _endpoint.SendAsync(RestRequest.Get(Path(name)), cancel);
        return await response.Content.ReadAsByteArrayAsync(cancel);
    }

    /// <returns>False if it was gone already.</returns>
    public Task<bool> DeleteAsync(string name, CancellationToken cancel) => _endpoint.DoIfThereAsync(RestRequest.Delete(Path(name)), cancel);

    // Slashes are part of the name and stay.
    private string Path(string name) => $"{_container}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";
}
