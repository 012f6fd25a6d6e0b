using System.Text.Json.Serialization;
using Undercast.Cloud.Content;
using Undercast.Cloud.Tempest;
using Undercast.Cloud.Verification;
using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.LabFile;
using Undercast.Machines;
using Undercast.Services;

namespace Undercast.Cloud;

/// <summary>What the agent on the Hypervisor can be asked about the overcloud: it has an address on the external network, the Orchestrator no route there.</summary>
internal static class CloudMethods
{
    public static readonly AgentMethod<CloudAccess, CloudHealth> Health =
        new("cloud-health", CloudMethodsJson.Default.CloudAccess, CloudMethodsJson.Default.CloudHealth);

    public static readonly AgentMethod<CloudRequest, Changes> Ensure = new("cloud-ensure", CloudMethodsJson.Default.CloudRequest, CloudMethodsJson.Default.Changes);

    /// <summary>Asked of the undercloud, about its own nodes: which of them keep data.</summary>
    public static readonly AgentMethod<ComputeDepartureRequest, Changes> Keeping = new("cloud-keeping-nodes", CloudMethodsJson.Default.ComputeDepartureRequest, CloudMethodsJson.Default.Changes);

    public static readonly AgentMethod<ComputeDepartureRequest, Changes> Close = new("cloud-close-computes", CloudMethodsJson.Default.ComputeDepartureRequest, CloudMethodsJson.Default.Changes);

    public static readonly AgentMethod<ComputeDepartureRequest, Changes> Forget = new("cloud-forget-computes", CloudMethodsJson.Default.ComputeDepartureRequest, CloudMethodsJson.Default.Changes);

    public static readonly AgentMethod<VerificationRequest, VerificationReport> Verify =
        new("cloud-verify", CloudMethodsJson.Default.VerificationRequest, CloudMethodsJson.Default.VerificationReport);

    public static readonly AgentMethod<TempestRequest, TempestReport> Tempest =
        new("cloud-tempest", CloudMethodsJson.Default.TempestRequest, CloudMethodsJson.Default.TempestReport);

    public static AgentServer HandleCloud(this AgentServer server, ICommandRunner host, TimeProvider clock) => server
        .Handle(Health, async (access, call) =>
        {
            using var cloud = access.Open();
            return await CloudHealth.AskAsync(cloud, call.Cancel);
        })
        .Handle(Ensure, async (request, call) =>
        {
            using var cloud = request.Cloud.Open();
            var ensuring = new Ensuring(cloud, request, call.Cancel);
            await CloudParts.Find(request.Part).EnsureAsync(ensuring);
            return new Changes(ensuring.Changes);
        })
        .Handle(Keeping, async (request, call) =>
        {
            using var cloud = request.Cloud.Open();
            string[] keepers = [NodeFlavor.ResourceClass(MachineRole.Controller), NodeFlavor.ResourceClass(MachineRole.Ceph)];
            return new Changes([.. (await cloud.BareMetal.Nodes.ListAsync(call.Cancel)).Where(node => keepers.Contains(node.ResourceClass) && request.Hosts.Contains(node.Name)).Select(node => node.Name!)]);
        })
        .Handle(Close, async (request, call) =>
        {
            using var cloud = request.Cloud.Open();
            return new Changes(await new ComputeDeparture(cloud, clock).CloseAsync(request.Hosts, call.Cancel));
        })
        .Handle(Forget, async (request, call) =>
        {
            using var cloud = request.Cloud.Open();
            await new ComputeDeparture(cloud, clock).ForgetAsync(request.Hosts, call.Cancel);
            return new Changes(request.Hosts);
        })
        .Handle(Verify, async (request, call) =>
        {
            using var cloud = request.Cloud.Open();
            return await new VerificationRun(new(cloud, host, clock), FileNames.VerificationJournal, ForwardedEvents.To(call)).RunAsync(request.Keep, call.Cancel);
        })
        .Handle(Tempest, async (request, call) =>
        {
            using var cloud = request.Cloud.Open();
            return await new TempestRun(cloud, host, FileNames.Tempest, clock, call.Say).RunAsync(request, call.Cancel);
        });
}

/// <summary>Their questions and answers as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CloudAccess))]
[JsonSerializable(typeof(CloudHealth))]
[JsonSerializable(typeof(CloudRequest))]
[JsonSerializable(typeof(ComputeDepartureRequest))]
[JsonSerializable(typeof(Changes))]
[JsonSerializable(typeof(VerificationRequest))]
[JsonSerializable(typeof(VerificationReport))]
[JsonSerializable(typeof(TempestRequest))]
[JsonSerializable(typeof(TempestReport))]
internal sealed partial class CloudMethodsJson : JsonSerializerContext;
