using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Cinder;

/// <summary>The daemons of Cinder; they make themselves known, and can only be listed.</summary>
public sealed class VolumeDaemons
{
    private readonly RestEndpoint _endpoint;

    internal VolumeDaemons(RestEndpoint endpoint) => _endpoint = endpoint;

    public async Task<IReadOnlyList<VolumeDaemon>> ListAsync(CancellationToken cancel)
    {
        const string path = "/os-services";
        var body = await _endpoint.JsonAsync(RestRequest.Get(path), cancel);
        return [.. Json.Elements(body, "services", path).Select(one => Json.Read(one, CinderJson.Default.VolumeDaemon, path))];
    }
}
