using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Hosts.Agent;

namespace Undercast.Machines;

/// <summary>Asks whether KVM boots a guest.</summary>
internal sealed record KvmRequest(string Device);

/// <summary>What the agent on the Hypervisor can be asked about KVM.</summary>
internal static class KvmMethods
{
    public static readonly AgentMethod<KvmRequest, KvmVerdict> Probe = new("kvm-probe", KvmJson.Default.KvmRequest, KvmJson.Default.KvmVerdict);

    public static AgentServer HandleKvm(this AgentServer server, ICommandRunner host, TimeProvider clock) => server.Handle(
        Probe, (request, call) => new KvmProbe(host, clock).AskAsync(request.Device, stop => ProbeKernel.FindAsync(host, stop), call.Cancel));
}

/// <summary>Their questions and answers as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KvmRequest))]
[JsonSerializable(typeof(KvmVerdict))]
internal sealed partial class KvmJson : JsonSerializerContext;
