using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Manila;

/// <summary>The daemons of Manila; they make themselves known, and can only be listed.</summary>
public sealed class ShareDaemons
{
    private readonly RestEndpoint _endpoint;

    internal ShareDaemons(RestEndpoint endpoint) => _endpoint = endpoint;

    public async Task<IReadOnlyList<ShareDaemon>> ListAsync(CancellationToken cancel)
    {
        const string path = "/services";
        var body = await _endpoint.JsonAsync(RestRequest.Get(path), cancel);
        return [.. Json.Elements(body, "services", path).Select(one => Json.Read(one, ManilaJson.Default.ShareDaemon, path))];
    }
}
