using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Hosts.Agent;

namespace Undercast.Machines;

/// <summary>The storage pool is wanted; <paramref name="DryRun"/>: only tell what would change.</summary>
internal sealed record StoragePoolRequest(bool DryRun);

/// <summary>What the agent on an embedded Hypervisor can be asked about storage.</summary>
internal static class StorageMethods
{
    public static readonly AgentMethod<StoragePoolRequest, Changes> Ensure =
        new("storage-pool-ensure", StorageMethodsJson.Default.StoragePoolRequest, StorageMethodsJson.Default.Changes);

    public static AgentServer HandleStorage(this AgentServer server, ICommandRunner host) =>
        server.Handle(Ensure, async (request, call) => new Changes(await new StoragePool(host).EnsureAsync(request.DryRun, call.Cancel)));
}

/// <summary>Their questions and answers as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoragePoolRequest))]
[JsonSerializable(typeof(Changes))]
internal sealed partial class StorageMethodsJson : JsonSerializerContext;
