using System.Text;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Mistral;

/// <summary>Workflows; a definition is YAML of the Mistral Workflow Language v2, which names them, and may hold several.</summary>
public sealed class Workflows : ReadResource<Workflow>
{
    internal Workflows(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/workflows", "workflow", "workflows", MistralJson.Default.Workflow, it => it.Id, it => it.Name) { Bare = true, NameInPath = true })
    {
    }

    public Task<IReadOnlyList<Workflow>> CreateAsync(string definition, CancellationToken cancel) =>
        SendAsync(HttpMethod.Post, definition, cancel);

    public Task<IReadOnlyList<Workflow>> UpdateAsync(string definition, CancellationToken cancel) =>
        SendAsync(HttpMethod.Put, definition, cancel);

    /// <summary>Sees to it that a workflow has this definition.</summary>
    public async Task<Workflow> EnsureAsync(string name, string definition, CancellationToken cancel)
    {
        var there = await FindAsync(name, cancel);
        if (there?.Definition == definition)
        {
            return there;
        }

        var written = there is null ? await CreateAsync(definition, cancel) : await UpdateAsync(definition, cancel);
        return written.FirstOrDefault(one => one.Name == name)
            ?? throw new ArgumentException($"the definition holds no workflow '{name}', only {string.Join(", ", written.Select(one => one.Name))}", nameof(definition));
    }

    private async Task<IReadOnlyList<Workflow>> SendAsync(HttpMethod method, string definition, CancellationToken cancel)
    {
        using var content = new StringContent(definition, Encoding.UTF8, "text/plain");
        var body = await Endpoint.JsonAsync(new RestRequest(method, Shape.Path) { Content = content, Accept = "text/plain" }, cancel);
        return [.. Json.Elements(body, Shape.Plural, Shape.Path).Select(Shape.Read)];
    }
}
