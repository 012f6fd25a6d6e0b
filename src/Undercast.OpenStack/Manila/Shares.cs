using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Manila;

/// <summary>Shares, who may use them, and from where.</summary>
public sealed class Shares : ImmutableResource<Share, ShareRequest>
{
    internal Shares(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/shares", "share", "shares", ManilaJson.Default.Share, it => it.Id, it => it.Name) { Detail = "/detail" },
            ManilaJson.Default.ShareRequest)
    {
    }

    /// <summary>Lets somebody in; watch <see cref="ShareAccess.State"/> for <c>active</c>.</summary>
    public async Task<ShareAccess> AllowAccessAsync(string id, ShareAccessRequest request, CancellationToken cancel)
    {
        var body = Json.Wrap("allow_access", Json.Write(request, ManilaJson.Default.ShareAccessRequest));
        var answer = await Endpoint.JsonAsync(RestRequest.Post($"{Shape.One(id)}/action", body), cancel);
        return Json.Read(answer.GetProperty("access"), ManilaJson.Default.ShareAccess, "allow_access");
    }

    public Task DenyAccessAsync(string id, string accessId, CancellationToken cancel) => Endpoint.DoAsync(
        RestRequest.Post($"{Shape.One(id)}/action", Json.Wrap("deny_access", Json.Wrap("access_id", accessId))), cancel);

    public async Task<IReadOnlyList<ShareAccess>> AccessAsync(string id, CancellationToken cancel)
    {
        const string path = "/share-access-rules";
        var body = await Endpoint.JsonAsync(RestRequest.Get(path, Query.Where("share_id", id)), cancel);
        return [.. Json.Elements(body, "access_list", path).Select(one => Json.Read(one, ManilaJson.Default.ShareAccess, path))];
    }

    public async Task<IReadOnlyList<ExportLocation>> ExportLocationsAsync(string id, CancellationToken cancel)
    {
        var path = $"{Shape.One(id)}/export_locations";
        var body = await Endpoint.JsonAsync(RestRequest.Get(path), cancel);
        return [.. Json.Elements(body, "export_locations", path).Select(one => Json.Read(one, ManilaJson.Default.ExportLocation, path))];
    }
}
