using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Mistral;

/// <summary>Runs of workflows; they have no name but the workflow's.</summary>
public sealed class Executions : ReadResource<Execution>
{
    internal Executions(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/executions", "execution", "executions", MistralJson.Default.Execution, it => it.Id, it => it.WorkflowName)
            {
                Bare = true,
                ByName = name => Query.Where("workflow_name", name),
            })
    {
    }

    /// <summary>Starts a workflow; watch <see cref="Execution.State"/> for its end.</summary>
    public async Task<Execution> CreateAsync(ExecutionRequest request, CancellationToken cancel) =>
        Shape.Read(await Endpoint.JsonAsync(
            RestRequest.Post(Shape.Path, Json.Write(request, MistralJson.Default.ExecutionRequest)) with { Repeatable = true }, cancel));

    /// <summary>Pauses, resumes or cancels one.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="state">One of <see cref="WorkflowState"/>.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Execution> SetStateAsync(string id, string state, CancellationToken cancel) =>
        Shape.Read(await Endpoint.JsonAsync(RestRequest.Put(Shape.One(id), Json.Wrap("state", state)), cancel));

    /// <summary>The tasks of one, as far as they have been started.</summary>
    public async Task<IReadOnlyList<WorkflowTask>> TasksAsync(string id, CancellationToken cancel)
    {
        var path = $"{Shape.One(id)}/tasks";
        var body = await Endpoint.JsonAsync(RestRequest.Get(path), cancel);
        return [.. Json.Elements(body, "tasks", path).Select(task => Json.Read(task, MistralJson.Default.WorkflowTask, path))];
    }
}
