using System.Text.Json.Serialization;
using Undercast.Hosts.Agent;
using Undercast.Machines;
using Undercast.Services;

namespace Undercast.Nodes;

/// <summary>Nodes as Ironic shall know them. <paramref name="Inspect"/>: let the agent look at each; <paramref name="DryRun"/>: only tell what would change.</summary>
internal sealed record NodesRequest(CloudAccess Cloud, IReadOnlyList<NodeDefinition> Nodes, bool Inspect, bool DryRun);

/// <summary>An image as Glance shall have it: <paramref name="Part"/> of the image <paramref name="Recipe"/> in the Hypervisor's cache.</summary>
internal sealed record GlanceImage(string Name, string Recipe, string Part, string DiskFormat, string ContainerFormat);

/// <summary>Images that a cloud shall have; <paramref name="DryRun"/>: only tell what would change.</summary>
internal sealed record GlanceRequest(CloudAccess Cloud, IReadOnlyList<GlanceImage> Images, bool DryRun);

/// <summary>The nodes that stay, by name.</summary>
internal sealed record NodeDepartureRequest(CloudAccess Cloud, IReadOnlyList<string> Wanted);

/// <summary>What agents can be asked about nodes and what they boot.</summary>
internal static class NodeMethods
{
    /// <summary>Asked of the undercloud: every node enrolled, inspected and available, or what keeps it from it.</summary>
    public static readonly AgentMethod<NodesRequest, Changes> Ensure = new("nodes-ensure", NodeMethodsJson.Default.NodesRequest, NodeMethodsJson.Default.Changes);

    /// <summary>Asked of the Hypervisor, which has the images.</summary>
    public static readonly AgentMethod<GlanceRequest, Changes> EnsureImages = new("glance-ensure", NodeMethodsJson.Default.GlanceRequest, NodeMethodsJson.Default.Changes);

    /// <summary>Asked of the undercloud: nodes that are wanted no more are taken out of Ironic.</summary>
    public static readonly AgentMethod<NodeDepartureRequest, Changes> Depart = new("nodes-depart", NodeMethodsJson.Default.NodeDepartureRequest, NodeMethodsJson.Default.Changes);

    public static AgentServer HandleNodes(this AgentServer server, TimeProvider clock) => server
        .Handle(Ensure, async (request, call) =>
        {
            using var cloud = request.Cloud.Open();
            return new Changes(await new NodeEnrolment(cloud, clock, call.Say).EnsureAsync(request, call.Cancel));
        })
        .Handle(Depart, async (request, call) =>
        {
            using var cloud = request.Cloud.Open();
            return new Changes(await new NodeDeparture(cloud, clock, call.Say).RemoveAsync(request.Wanted, call.Cancel));
        })
        .Handle(EnsureImages, async (request, call) =>
        {
            using var cloud = request.Cloud.Open();
            return new Changes(await new GlanceUpload(cloud, call.Say).EnsureAsync(request, call.Cancel));
        });
}

/// <summary>Their questions and answers as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NodesRequest))]
[JsonSerializable(typeof(NodeDepartureRequest))]
[JsonSerializable(typeof(GlanceRequest))]
[JsonSerializable(typeof(Changes))]
internal sealed partial class NodeMethodsJson : JsonSerializerContext;
