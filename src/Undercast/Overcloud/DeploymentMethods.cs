using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Machines;
using Undercast.OpenStack.Ironic;
using Undercast.Services;

namespace Undercast.Overcloud;

/// <summary>The plan of the overcloud: the files that a deployment works from, and their hash. <paramref name="DryRun"/>: only tell what would change.</summary>
internal sealed record DeploymentRequest(CloudAccess Cloud, IReadOnlyList<MachineFile> Files, string Hash, IReadOnlyList<PlannedNode> Nodes, bool DryRun);

/// <summary>An overcloud that shall go, and the names of its nodes.</summary>
internal sealed record OvercloudRemovalRequest(CloudAccess Cloud, IReadOnlyList<string> Nodes);

/// <summary>A node that is off, and stays so.</summary>
internal sealed record DarkNode(CloudAccess Cloud, string Name);

/// <summary><paramref name="GivenUp"/>: Ironic waited for its agent, and waits no more.</summary>
internal sealed record DarkNodeFate(bool GivenUp);

/// <summary>What the agent on undercloud-0 can be asked about the overcloud.</summary>
internal static class DeploymentMethods
{
    public static readonly AgentMethod<DeploymentRequest, Changes> Deploy =
        new("overcloud-deploy", DeploymentMethodsJson.Default.DeploymentRequest, DeploymentMethodsJson.Default.Changes);

    public static readonly AgentMethod<OvercloudRemovalRequest, Changes> Remove =
        new("overcloud-remove", DeploymentMethodsJson.Default.OvercloudRemovalRequest, DeploymentMethodsJson.Default.Changes);

    public static readonly AgentMethod<DarkNode, DarkNodeFate> GiveUp =
        new("overcloud-give-up", DeploymentMethodsJson.Default.DarkNode, DeploymentMethodsJson.Default.DarkNodeFate);

    public static AgentServer HandleOvercloud(this AgentServer server, ICommandRunner host, TimeProvider clock) => server
        .Handle(Deploy, async (request, call) =>
        {
            using var cloud = request.Cloud.Open();
            return new Changes(await new Deployment(cloud, host, clock, call.Say).EnsureAsync(request, call.Cancel));
        })
        .Handle(Remove, async (request, call) =>
        {
            using var cloud = request.Cloud.Open();
            return new Changes(await new OvercloudRemoval(cloud, clock, call.Say).RemoveAsync(request.Nodes, call.Cancel));
        })
        .Handle(GiveUp, async (request, call) =>
        {
            using var cloud = request.Cloud.Open();
            var node = await cloud.BareMetal.Nodes.FindAsync(request.Name, call.Cancel);
            if (node is not { ProvisionState: ProvisionStates.WaitCallBack, InstanceUuid: { } server })
            {
                return new DarkNodeFate(false);
            }

            // By its server: Heat sees that it is gone, and fails the deployment; the next one makes it anew. Nova itself would wait on for a node that Ironic gave back.
            await cloud.Compute.Servers.DeleteAsync(server, call.Cancel);
            return new DarkNodeFate(true);
        });
}

/// <summary>Their questions and answers as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeploymentRequest))]
[JsonSerializable(typeof(OvercloudRemovalRequest))]
[JsonSerializable(typeof(DarkNode))]
[JsonSerializable(typeof(DarkNodeFate))]
[JsonSerializable(typeof(Changes))]
internal sealed partial class DeploymentMethodsJson : JsonSerializerContext;
