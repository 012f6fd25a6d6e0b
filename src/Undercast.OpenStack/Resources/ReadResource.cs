using System.Text.Json;
using Undercast.OpenStack.Http;

namespace Undercast.OpenStack.Resources;

/// <summary>A kind of resource that can be listed, found and taken away.</summary>
public class ReadResource<T>
    where T : class
{
    internal ReadResource(RestEndpoint endpoint, ResourceShape<T> shape)
    {
        Endpoint = endpoint;
        Shape = shape;
    }

    protected RestEndpoint Endpoint { get; }

    protected ResourceShape<T> Shape { get; }

    /// <summary>All of them, over all pages.</summary>
    /// <exception cref="OpenStackException">As for every request; see <see cref="RestEndpoint.JsonAsync"/>.</exception>
    public async Task<IReadOnlyList<T>> ListAsync(CancellationToken cancel) => await ListAsync(null, cancel);

    /// <summary>Those that match the query, over all pages.</summary>
    public async Task<IReadOnlyList<T>> ListAsync(Query? query, CancellationToken cancel) =>
        [.. (await RawListAsync(query, cancel)).Select(Shape.Read)];

    /// <summary>The one with this name, or null.</summary>
    /// <exception cref="OpenStackException">Several have it.</exception>
    public async Task<T?> FindAsync(string name, CancellationToken cancel) => (await RawFindAsync(name, null, cancel))?.Value;

    /// <summary>The one with this id.</summary>
    public async Task<T> GetAsync(string id, CancellationToken cancel) =>
        Shape.Read(Shape.Unwrap(await Endpoint.JsonAsync(RestRequest.Get(Shape.One(id)), cancel)));

    /// <summary>The one with this id, or null if it is gone.</summary>
    public async Task<T?> GetOrNullAsync(string id, CancellationToken cancel) =>
        await Endpoint.JsonOrNullAsync(RestRequest.Get(Shape.One(id)), cancel) is { } body ? Shape.Read(Shape.Unwrap(body)) : null;

    /// <summary>Takes it away, or asks for that: some services answer before it is gone.</summary>
    /// <returns>False if it was gone already.</returns>
    public Task<bool> DeleteAsync(string id, CancellationToken cancel) => Endpoint.DoIfThereAsync(RestRequest.Delete(Shape.One(id)), cancel);

    private protected async Task<(T Value, JsonElement Raw)?> RawFindAsync(string name, Query? within, CancellationToken cancel)
    {
        if (Shape.NameInPath)
        {
            var body = await Endpoint.JsonOrNullAsync(RestRequest.Get(Shape.One(name)), cancel);
            return body is null ? null : (Shape.Read(Shape.Unwrap(body.Value)), Shape.Unwrap(body.Value));
        }

        var query = Shape.ByName is null ? within : Shape.ByName(name).And(within ?? new Query());
        var found = (await RawListAsync(query, cancel))
            .Select(raw => (Value: Shape.Read(raw), Raw: raw))
            .Where(item => Shape.Name(item.Value) == name)
            .ToList();
        return found.Count switch
        {
            0 => null,
            1 => found[0],
            _ => throw new OpenStackException(
                OpenStackFailure.AmbiguousName,
                $"{found.Count} resources of kind {Shape.Singular} are named '{name}' ({string.Join(", ", found.Select(item => Shape.Id(item.Value)))}): name one by its id"),
        };
    }

    private async Task<List<JsonElement>> RawListAsync(Query? query, CancellationToken cancel)
    {
        var all = new List<JsonElement>();
        var path = Shape.Path + Shape.Detail;
        for (var next = query?.ToString() ?? ""; next is not null;)
        {
            var body = await Endpoint.JsonAsync(RestRequest.Get(path + next), cancel);
            var page = Json.Elements(body, Shape.Plural, path);
            all.AddRange(Shape.ItemField is null ? page : page.Select(item => item.GetProperty(Shape.ItemField)));
            next = page.Count == 0 ? null : NextPage.Query(body, Shape.Plural);
        }

        return all;
    }
}
