using System.Text.Json.Serialization;
using Undercast.Machines;
using Undercast.Bmc;
using Undercast.Steps;

namespace Undercast.Looking;

/// <summary>The lab as it is now; <paramref name="Errors"/> are beside the rest, never instead of it.</summary>
internal sealed record LabStatus(
    string Lab,
    string Directory,
    string Hypervisor,
    IReadOnlyList<MachineStatus> Machines,
    IReadOnlyList<StageStatus> Stages,
    IReadOnlyList<EndpointStatus> Endpoints,
    IReadOnlyList<string> Errors)
{
    /// <summary>The Hypervisor itself; null: it did not answer.</summary>
    public HostSight? HypervisorSight { get; init; }
}

/// <summary>A machine as the Hypervisor and, where it answers, it itself sees it.</summary>
internal sealed record MachineStatus(string Name, MachineKind Kind, PowerState Power, int Cpus, int MemoryMiB, IReadOnlyList<NicDefinition> Nics)
{
    /// <summary>IPv4 with prefix, by interface.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<ServiceSight> Services { get; init; } = [];

    /// <summary>Of its root file system; null: it was not seen from inside.</summary>
    public Room? Disk { get; init; }

    /// <summary>How far it came since it was powered on; null: it is off.</summary>
    public BootStory? Boot { get; init; }
}

/// <summary>How far a stage came in the last run that had it.</summary>
internal sealed record StageStatus(string Name, StepState State, int Done, int Steps, DateTimeOffset? At);

/// <summary>Where something of the lab is to be reached, and from where.</summary>
internal sealed record EndpointStatus(string Name, string Url);

/// <summary>The status as JSON.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LabStatus))]
internal sealed partial class StatusJson : JsonSerializerContext;
