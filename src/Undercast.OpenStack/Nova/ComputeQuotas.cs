using System.Text.Json;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Nova;

/// <summary>Quotas of projects: always there, so there is nothing to make.</summary>
public sealed class ComputeQuotas
{
    private readonly RestEndpoint _endpoint;

    internal ComputeQuotas(RestEndpoint endpoint) => _endpoint = endpoint;

    public async Task<ComputeQuota> GetAsync(string projectId, CancellationToken cancel) =>
        Read(await _endpoint.JsonAsync(RestRequest.Get($"/os-quota-sets/{projectId}"), cancel));

    public async Task<ComputeQuota> UpdateAsync(string projectId, ComputeQuota quota, CancellationToken cancel) => Read(await _endpoint.JsonAsync(
        RestRequest.Put($"/os-quota-sets/{projectId}", Json.Wrap("quota_set", Json.Write(quota, NovaJson.Default.ComputeQuota))), cancel));

    private static ComputeQuota Read(JsonElement body) => Json.Read(body.GetProperty("quota_set"), NovaJson.Default.ComputeQuota, "/os-quota-sets");
}
