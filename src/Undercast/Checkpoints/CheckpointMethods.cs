using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Machines;

namespace Undercast.Checkpoints;

/// <summary>A checkpoint to take. <paramref name="MayCopy"/>: also where blocks cannot be shared.</summary>
internal sealed record CheckpointSaveRequest(string Lab, string Name, Guid StateId, IReadOnlyList<NetworkDefinition> Networks, string BmcAddress, bool MayCopy);

/// <summary>The checkpoint that was taken, null: none; <paramref name="StoodStill"/>: how long the machines did; <paramref name="Remarks"/>: what to know about it.</summary>
internal sealed record CheckpointSaved(Checkpoint? Checkpoint, TimeSpan StoodStill, IReadOnlyList<string> Remarks);

/// <summary>One checkpoint of a lab.</summary>
internal sealed record CheckpointRequest(string Lab, string Name);

/// <summary>A lab, by its mark.</summary>
internal sealed record CheckpointsOfLab(string Lab);

/// <summary>A lab's checkpoints, oldest first; <paramref name="Shares"/>: whether the pool's file system can share blocks, where that was asked.</summary>
internal sealed record CheckpointList(IReadOnlyList<Checkpoint> Checkpoints, bool Shares = true);

/// <summary>What the agent on the Hypervisor can be asked about checkpoints.</summary>
internal static class CheckpointMethods
{
    public static readonly AgentMethod<CheckpointSaveRequest, CheckpointSaved> Save =
        new("checkpoint-save", CheckpointMethodsJson.Default.CheckpointSaveRequest, CheckpointMethodsJson.Default.CheckpointSaved);

    public static readonly AgentMethod<CheckpointRequest, Checkpoint> Restore =
        new("checkpoint-restore", CheckpointMethodsJson.Default.CheckpointRequest, CheckpointMethodsJson.Default.Checkpoint);

    public static readonly AgentMethod<CheckpointRequest, CheckpointList> Remove =
        new("checkpoint-remove", CheckpointMethodsJson.Default.CheckpointRequest, CheckpointMethodsJson.Default.CheckpointList);

    public static readonly AgentMethod<CheckpointsOfLab, CheckpointList> List =
        new("checkpoint-list", CheckpointMethodsJson.Default.CheckpointsOfLab, CheckpointMethodsJson.Default.CheckpointList);

    /// <summary>Takes away all of a lab's checkpoints; answers which those were.</summary>
    public static readonly AgentMethod<CheckpointsOfLab, CheckpointList> Clear =
        new("checkpoint-clear", CheckpointMethodsJson.Default.CheckpointsOfLab, CheckpointMethodsJson.Default.CheckpointList);

    public static AgentServer HandleCheckpoints(this AgentServer server, ICommandRunner host, TimeProvider clock) => server
        .Handle(Save, (request, call) => new CheckpointSaving(host, clock).SaveAsync(request, call.Cancel))
        .Handle(Restore, (request, call) => new CheckpointRestoring(host, clock, call.Say).RestoreAsync(request.Lab, request.Name, call.Cancel))
        .Handle(List, async (request, call) => new CheckpointList(CheckpointFolder.All(request.Lab), await new DiskCopies(host).CanShareAsync(call.Cancel)))
        .Handle(Remove, (request, _) =>
        {
            CheckpointFolder.Of(request.Lab, request.Name).Delete();
            return Task.FromResult(new CheckpointList(CheckpointFolder.All(request.Lab)));
        })
        .Handle(Clear, (request, _) =>
        {
            var all = CheckpointFolder.All(request.Lab);
            new CheckpointFolder(Path.Combine(FileNames.Checkpoints, request.Lab)).Delete();
            return Task.FromResult(new CheckpointList(all));
        });
}

/// <summary>Their questions and answers as JSON; also a checkpoint's file.</summary>
[JsonSourceGenerationOptions(WriteIndented = false, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckpointSaveRequest))]
[JsonSerializable(typeof(CheckpointSaved))]
[JsonSerializable(typeof(CheckpointRequest))]
[JsonSerializable(typeof(CheckpointsOfLab))]
[JsonSerializable(typeof(CheckpointList))]
internal sealed partial class CheckpointMethodsJson : JsonSerializerContext;
