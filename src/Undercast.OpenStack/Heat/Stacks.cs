using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Heat;

/// <summary>Stacks, by name or id.</summary>
public sealed class Stacks : ReadResource<Stack>
{
    internal Stacks(RestEndpoint endpoint)
        : base(endpoint, new("/stacks", "stack", "stacks", HeatJson.Default.Stack, it => it.Id, it => it.StackName) { NameInPath = true })
    {
    }

    /// <summary>Starts the creation of a stack; watch <see cref="Stack.StackStatus"/> for its end.</summary>
    public async Task<Stack> CreateAsync(StackRequest request, CancellationToken cancel)
    {
        var answer = await Endpoint.JsonAsync(RestRequest.Post(Shape.Path, Json.Write(request, HeatJson.Default.StackRequest)), cancel);
        return await GetAsync(Shape.Unwrap(answer).GetProperty("id").GetString()!, cancel);
    }

    /// <summary>Starts the change of a stack into what the request says.</summary>
    /// <exception cref="UnexpectedStatusException">409 while another action is in progress.</exception>
    public async Task<Stack> UpdateAsync(string id, StackRequest request, CancellationToken cancel)
    {
        JsonObject body = Json.Write(request, HeatJson.Default.StackRequest);
        await Endpoint.DoAsync(RestRequest.Put(Shape.One(id), body), cancel);
        return await GetAsync(id, cancel);
    }

    /// <summary>Starts the creation, or the change, of the stack with the request's name. Heat does not show templates, so a change is
    /// always asked for; Heat itself leaves alone the resources that stay as they are.</summary>
    public async Task<Stack> EnsureAsync(StackRequest request, CancellationToken cancel) =>
        await FindAsync(request.StackName, cancel) is { } stack
            ? await UpdateAsync(stack.Id, request, cancel)
            : await CreateAsync(request, cancel);

    /// <summary>What happened, oldest first.</summary>
    /// <param name="id">Name or id.</param>
    /// <param name="nestedDepth">How many levels of nested stacks to look into.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<IReadOnlyList<StackEvent>> EventsAsync(string id, int nestedDepth, CancellationToken cancel) =>
        PartsAsync(id, "events", nestedDepth, HeatJson.Default.StackEvent, cancel);

    /// <summary>What it is made of.</summary>
    /// <param name="id">Name or id.</param>
    /// <param name="nestedDepth">How many levels of nested stacks to look into.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<IReadOnlyList<StackResource>> ResourcesAsync(string id, int nestedDepth, CancellationToken cancel) =>
        PartsAsync(id, "resources", nestedDepth, HeatJson.Default.StackResource, cancel);

    private async Task<IReadOnlyList<TPart>> PartsAsync<TPart>(
        string id, string parts, int nestedDepth, JsonTypeInfo<TPart> type, CancellationToken cancel)
    {
        var path = $"{Shape.One(id)}/{parts}";
        var query = Query.Where("nested_depth", $"{nestedDepth}");
        var body = await Endpoint.JsonAsync(RestRequest.Get(path, query), cancel);
        return [.. Json.Elements(body, parts, path).Select(part => Json.Read(part, type, path))];
    }
}
