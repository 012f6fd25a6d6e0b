using Undercast.Hosts;
using Undercast.OpenStack;
using Undercast.OpenStack.Heat;
using Undercast.OpenStack.Ironic;
using Undercast.OpenStack.Mistral;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Overcloud;

/// <summary>The overcloud could not be taken away; what is in the way is in the message.</summary>
internal sealed class OvercloudRemovalException(string message) : HostException(message);

/// <summary>
/// Takes the overcloud away and leaves the undercloud: 1. a deployment that is going on is cancelled, so that nothing makes it anew; 2. Heat
/// deletes the stack, and with it servers and ports; 3. Ironic takes the nodes back.
/// </summary>
internal sealed class OvercloudRemoval(OpenStackCloud cloud, TimeProvider clock, Action<string> say)
{
    // A server that Nova was still building when it was deleted is deleted at the second try.
    private const int Attempts = 2;

    /// <exception cref="OvercloudRemovalException">Heat or Ironic gave up.</exception>
    public async Task<IReadOnlyList<string>> RemoveAsync(IReadOnlyList<string> nodes, CancellationToken cancel)
    {
        List<string> removed = [];

        // 1.
        foreach (var run in (await cloud.Workflow.Executions.ListAsync(cancel)).Where(run => run.WorkflowName == DeployWorkflow.Name && !WorkflowState.IsEnd(run.State)))
        {
            await cloud.Workflow.Executions.SetStateAsync(run.Id, WorkflowState.Cancelled, cancel);
            removed.Add("a deployment that was going on");
        }

        // 2.
        if (await cloud.Orchestration.Stacks.FindAsync(StackTemplate.StackName, cancel) is { IsDeleted: false } stack)
        {
            await DeleteAsync(stack, cancel);
            removed.Add($"the stack '{StackTemplate.StackName}'");
        }

        // 3.
        foreach (var node in nodes)
        {
            await BackAsync(node, cancel);
        }

        return removed;
    }

    private async Task DeleteAsync(Stack stack, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await cloud.Orchestration.Stacks.DeleteAsync(stack.Id, cancel);
            var last = stack;
            await new Wait($"the stack '{StackTemplate.StackName}' to be gone")
            {
                Probe = async stop =>
                {
                    last = await cloud.Orchestration.Stacks.GetOrNullAsync(stack.Id, stop);
                    return last is null or { IsDeleted: true } or { StackStatus: "DELETE_FAILED" } ? new ProbeResult.Ready() : new ProbeResult.NotYet(await LeftAsync(stack.Id, stop));
                },
                Limit = TimeSpan.FromMinutes(10),
                Hint = "what is left of it: `lab/openstack-undercloud stack resource list overcloud`",
            }.UntilReadyAsync(clock, seen => say(seen.Detail), cancel);
            if (last is null or { IsDeleted: true })
            {
                return;
            }

            if (attempt == Attempts)
            {
                throw new OvercloudRemovalException($"heat could not delete the stack '{StackTemplate.StackName}': {last.StackStatusReason}\n{await LeftAsync(stack.Id, cancel)}");
            }
        }
    }

    private async Task<string> LeftAsync(string stack, CancellationToken cancel) => string.Join("; ", (await cloud.Orchestration.Stacks.ResourcesAsync(stack, 0, cancel))
        .Where(resource => resource.ResourceStatus != "DELETE_COMPLETE")
        .Select(resource => $"{resource.ResourceName} {resource.ResourceStatus}{(resource.ResourceStatus == "DELETE_FAILED" ? $": {resource.ResourceStatusReason}" : "")}"));

    private Task BackAsync(string name, CancellationToken cancel) => new Wait($"node {name} to be back")
    {
        Probe = async stop => await cloud.BareMetal.Nodes.GetOrNullAsync(name, stop) switch
        {
            null or { ProvisionState: ProvisionStates.Available or ProvisionStates.Manageable or ProvisionStates.Enroll } => new ProbeResult.Ready(),
            { ProvisionState: var state } node when ProvisionStates.IsFailure(state) => throw new OvercloudRemovalException($"node {name} is in state '{state}': {IronicError.Explain(node.LastError)}"),
            var node => new ProbeResult.NotYet($"{name}: {node.ProvisionState}"),
        },
        Limit = TimeSpan.FromMinutes(10),
        Hint = "its console is in /var/log/undercast/ on the Hypervisor, Ironic's log in /var/log/containers/ironic-conductor on the undercloud",
    }.UntilReadyAsync(clock, seen => say(seen.Detail), cancel);
}
