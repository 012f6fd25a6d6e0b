using System.Text.Json.Nodes;
using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Images.Recipes;
using Undercast.OpenStack;
using Undercast.OpenStack.Mistral;
using Undercast.OpenStack.Nova;

namespace Undercast.Overcloud;

/// <summary>
/// Makes the overcloud as its plan says: 1. unless the last deployment was of this very plan, succeeded, and its stack is still whole;
/// 2. a deployment that is going on is watched to its end; 3. the plan's files, keys and workflow, and the nodes' image, are put in place; 4. the workflow runs.
/// </summary>
internal sealed class Deployment(OpenStackCloud cloud, ICommandRunner host, TimeProvider clock, Action<string> say)
{
    // $1 Mistral's key, $2 the nodes' key.
    private const string Keys = """
        set -eu
        [ -f "$2" ] || ssh-keygen -q -t ed25519 -N '' -C root@undercloud-0 -f "$2"
        install --directory --mode=700 --owner=42430 --group=42430 "$(dirname "$1")"
        [ -f "$1" ] || ssh-keygen -q -t rsa -b 3072 -m PEM -N '' -C mistral@undercloud-0 -f "$1"
        chown 42430:42430 "$1" "$1.pub"
        key="from=\"127.0.0.1\" $(cat "$1.pub")"
        grep -qxF "$key" /root/.ssh/authorized_keys || echo "$key" >> /root/.ssh/authorized_keys
        cat "$2.pub"
        """;

    public async Task<IReadOnlyList<string>> EnsureAsync(DeploymentRequest request, CancellationToken cancel)
    {
        // 1.
        // Mistral lists the oldest first.
        var runs = (await cloud.Workflow.Executions.ListAsync(cancel)).Where(run => run.WorkflowName == DeployWorkflow.Name).ToList();
        var stack = await cloud.Orchestration.Stacks.FindAsync(StackTemplate.StackName, cancel);
        var isSo = stack is { IsComplete: true } && runs is [.., { State: WorkflowState.Success } last] && last.Description == request.Hash;
        if (isSo || request.DryRun)
        {
            return isSo ? [] : [stack is null ? "the overcloud is deployed" : "the overcloud is brought to its plan"];
        }

        // 2.
        var watch = new DeploymentWatch(cloud, clock, say);
        if (runs.FirstOrDefault(run => !WorkflowState.IsEnd(run.State)) is { } going)
        {
            say("a deployment is going on already");
            try
            {
                await watch.ToEndAsync(going.Id, PlanFiles.DeploymentLog(runs.Count), request.Nodes, cancel);
            }
            catch (DeploymentFailedException failure)
            {
                // An earlier run's: this one has not tried yet.
                say($"it is tried again, for {failure.Message}");
            }

            return await EnsureAsync(request, cancel);
        }

        // 3.
        var key = (await host.RunAsync(new Command("sh", "-c", Keys, "sh", PlanFiles.MistralKey, PlanFiles.NodeKey), cancel)).Output.Trim();
        await cloud.Compute.KeyPairs.EnsureAsync(StackTemplate.KeyName, new KeyPairRequest(StackTemplate.KeyName, key), cancel);
        foreach (var file in request.Files)
        {
            await HostFiles.WriteAsync(file.Written(), cancel);
        }

        if (await cloud.Image.Images.FindAsync(MachineImage.Name, cancel) is { } image)
        {
            await new ConductorCache(host).FillAsync(image.Id, cancel);
        }

        await cloud.Workflow.Workflows.EnsureAsync(DeployWorkflow.Name, DeployWorkflow.Definition, cancel);

        // 4.
        var log = PlanFiles.DeploymentLog(runs.Count + 1);
        var started = await cloud.Workflow.Executions.CreateAsync(
            new ExecutionRequest
            {
                WorkflowName = DeployWorkflow.Name,
                Description = request.Hash,
                Input = new JsonObject { [DeployWorkflow.Plan] = request.Hash, [DeployWorkflow.Log] = log },
            },
            cancel);
        await watch.ToEndAsync(started.Id, log, request.Nodes, cancel);
        return ["the overcloud is deployed"];
    }
}
