using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Neutron;

/// <summary>Quotas of projects: always there, so there is nothing to make.</summary>
public sealed class NetworkQuotas
{
    private readonly RestEndpoint _endpoint;

    internal NetworkQuotas(RestEndpoint endpoint) => _endpoint = endpoint;

    public async Task<NetworkQuota> GetAsync(string projectId, CancellationToken cancel) =>
        Read(await _endpoint.JsonAsync(RestRequest.Get($"/quotas/{projectId}"), cancel));

    public async Task<NetworkQuota> UpdateAsync(string projectId, NetworkQuota quota, CancellationToken cancel) => Read(await _endpoint.JsonAsync(
        RestRequest.Put($"/quotas/{projectId}", Json.Wrap("quota", Json.Write(quota, NeutronJson.Default.NetworkQuota))), cancel));

    private static NetworkQuota Read(System.Text.Json.JsonElement body) =>
        Json.Read(body.GetProperty("quota"), NeutronJson.Default.NetworkQuota, "/quotas");
}
