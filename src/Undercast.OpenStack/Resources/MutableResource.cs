using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Undercast.OpenStack.Http;

namespace Undercast.OpenStack.Resources;

/// <summary>A kind of resource that can be made and changed.</summary>
public class MutableResource<T, TRequest> : ImmutableResource<T, TRequest>
    where T : class
    where TRequest : class
{
    internal MutableResource(RestEndpoint endpoint, ResourceShape<T> shape, JsonTypeInfo<TRequest> requestType)
        : base(endpoint, shape, requestType)
    {
    }

    /// <summary>Changes the fields of <paramref name="request"/> that are not null.</summary>
    public Task<T> UpdateAsync(string id, TRequest request, CancellationToken cancel) => UpdateAsync(id, Write(request), cancel);

    private protected override Task<T> ChangeAsync(T found, JsonElement raw, JsonObject changes, CancellationToken cancel) =>
        UpdateAsync(Shape.Id(found), changes, cancel);

    private async Task<T> UpdateAsync(string id, JsonObject changes, CancellationToken cancel)
    {
        var path = Shape.One(id);
        var request = Shape.UpdateForm switch
        {
            UpdateForm.Put => RestRequest.Put(path, Wrapped(changes)),
            UpdateForm.Patch => RestRequest.Patch(path, Wrapped(changes)),
            UpdateForm.JsonPatch => RestRequest.Patch(path, JsonPatch.Setting(changes)),
            _ => RestRequest.Patch(path, JsonPatch.Setting(changes), "application/openstack-images-v2.1-json-patch"),
        };
        return Shape.Read(Shape.Unwrap(await Endpoint.JsonAsync(request, cancel)));
    }
}
