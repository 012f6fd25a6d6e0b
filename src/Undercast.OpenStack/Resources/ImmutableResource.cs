using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Undercast.OpenStack.Http;

namespace Undercast.OpenStack.Resources;

/// <summary>A kind of resource that can be made, but not changed afterwards.</summary>
public class ImmutableResource<T, TRequest> : ReadResource<T>
    where T : class
    where TRequest : class
{
    private readonly JsonTypeInfo<TRequest> _requestType;

    internal ImmutableResource(RestEndpoint endpoint, ResourceShape<T> shape, JsonTypeInfo<TRequest> requestType)
        : base(endpoint, shape) => _requestType = requestType;

    /// <summary>Makes one. Not repeated by itself: a lost answer leaves open whether it was made; <c>EnsureAsync</c> finds out.</summary>
    public async Task<T> CreateAsync(TRequest request, CancellationToken cancel)
    {
        var body = await Endpoint.JsonAsync(RestRequest.Post(Shape.Path, Wrapped(Write(request))), cancel);
        return Shape.CreationTellsIdOnly ? await GetAsync(Shape.Unwrap(body).GetProperty("id").GetString()!, cancel) : Shape.Read(Shape.Unwrap(body));
    }

    /// <summary>The one with this name, made if it is not there.</summary>
    /// <param name="name">The name, which <paramref name="request"/> carries too.</param>
    /// <param name="request">What it should be; fields that are null do not matter.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="within">What else tells it from others of its name, such as the network of a port.</param>
    /// <exception cref="OpenStackException">It exists with other values and cannot be changed.</exception>
    public async Task<T> EnsureAsync(string name, TRequest request, CancellationToken cancel, Query? within = null)
    {
        if (await RawFindAsync(name, within, cancel) is not { } found)
        {
            return await CreateAsync(request, cancel);
        }

        var changes = Differences.Between(found.Raw, Write(request));
        return changes.Count == 0 ? found.Value : await ChangeAsync(found.Value, found.Raw, changes, cancel);
    }

    /// <summary>What <c>EnsureAsync</c> would change, in words; null when nothing. Changes nothing.</summary>
    public async Task<(T? Found, string? Difference)> CompareAsync(string name, TRequest request, CancellationToken cancel, Query? within = null)
    {
        if (await RawFindAsync(name, within, cancel) is not { } found)
        {
            return (null, $"{Shape.Singular} '{name}' is missing");
        }

        var changes = Differences.Between(found.Raw, Write(request));
        return (found.Value, changes.Count == 0 ? null : $"{Shape.Singular} '{name}' differs ({Differences.Describe(found.Raw, changes)})");
    }

    private protected JsonObject Write(TRequest request) => Json.Write(request, _requestType);

    private protected JsonObject Wrapped(JsonObject body) => Shape.Bare ? body : Json.Wrap(Shape.Singular, body);

    private protected virtual Task<T> ChangeAsync(T found, JsonElement raw, JsonObject changes, CancellationToken cancel) =>
        throw new OpenStackException(
            OpenStackFailure.CannotChange,
            $"{Shape.Singular} '{Shape.Name(found)}' exists with other values and cannot be changed ({Differences.Describe(raw, changes)}): remove it first");
}
