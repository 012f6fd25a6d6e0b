using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Mistral;

/// <summary>Mistral: workflows.</summary>
/// <seealso href="https://docs.openstack.org/mistral/latest/user/rest_api_v2.html"/>
/// <param name="endpoint">The service's root, <c>/v2</c>.</param>
public sealed class MistralClient(RestEndpoint endpoint)
{
    public Workflows Workflows { get; } = new(endpoint);

    public Executions Executions { get; } = new(endpoint);

    public ReadResource<WorkflowTask> Tasks { get; } = new(
        endpoint,
        new("/tasks", "task", "tasks", MistralJson.Default.WorkflowTask, it => it.Id, it => it.Name) { Bare = true });
}
