using System.Text.Json;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Cinder;

/// <summary>Quotas of projects: always there, so there is nothing to make.</summary>
public sealed class VolumeQuotas
{
    private readonly RestEndpoint _endpoint;

    internal VolumeQuotas(RestEndpoint endpoint) => _endpoint = endpoint;

    public async Task<VolumeQuota> GetAsync(string projectId, CancellationToken cancel) =>
        Read(await _endpoint.JsonAsync(RestRequest.Get($"/os-quota-sets/{projectId}"), cancel));

    public async Task<VolumeQuota> UpdateAsync(string projectId, VolumeQuota quota, CancellationToken cancel) => Read(await _endpoint.JsonAsync(
        RestRequest.Put($"/os-quota-sets/{projectId}", Json.Wrap("quota_set", Json.Write(quota, CinderJson.Default.VolumeQuota))), cancel));

    private static VolumeQuota Read(JsonElement body) => Json.Read(body.GetProperty("quota_set"), CinderJson.Default.VolumeQuota, "/os-quota-sets");
}
