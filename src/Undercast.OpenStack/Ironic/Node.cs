using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Ironic;

/// <summary>A bare-metal node.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/baremetal/#nodes-nodes"/>
public sealed record Node
{
    public required string Uuid { get; init; }

    public string? Name { get; init; }

    public string? Driver { get; init; }

    /// <summary>One of <see cref="ProvisionStates"/>.</summary>
    public string? ProvisionState { get; init; }

    /// <summary>The state it is on the way to; null when it has arrived. A node that failed keeps the one that it did not reach.</summary>
    public string? TargetProvisionState { get; init; }

    /// <summary><c>power on</c>, <c>power off</c>, <c>error</c>, or null while unknown.</summary>
    public string? PowerState { get; init; }

    public string? TargetPowerState { get; init; }

    /// <summary>What went wrong last, in words.</summary>
    public string? LastError { get; init; }

    public bool Maintenance { get; init; }

    public string? MaintenanceReason { get; init; }

    /// <summary><c>power failure</c>, <c>clean failure</c> and so on: why Ironic itself set maintenance.</summary>
    public string? Fault { get; init; }

    /// <summary>The conductor that holds the lock; requests that need it answer 409 meanwhile.</summary>
    public string? Reservation { get; init; }

    /// <summary>True if Ironic does nothing with it: it has arrived, or failed.</summary>
    [JsonIgnore]
    public bool IsIdle => Reservation is null && (TargetProvisionState is null || ProvisionStates.IsFailure(ProvisionState));

    public string? ResourceClass { get; init; }

    /// <summary>The Nova server on it.</summary>
    public string? InstanceUuid { get; init; }

    /// <summary>Set to the node itself by the PATCH of Ironic 29.0.5-0+deb13u3 in Debian, which hides it from listings.</summary>
    public string? ParentNode { get; init; }

    public DateTimeOffset? ProvisionUpdatedAt { get; init; }

    public DateTimeOffset? InspectionStartedAt { get; init; }

    public DateTimeOffset? InspectionFinishedAt { get; init; }

    public IReadOnlyList<string> Traits { get; set; } = [];

    /// <summary><c>cpus</c>, <c>memory_mb</c>, <c>local_gb</c>, <c>cpu_arch</c>, <c>capabilities</c>, <c>root_device</c>.</summary>
    public JsonObject? Properties { get; init; }

    /// <summary>How its BMC is reached; passwords read as <c>******</c>.</summary>
    public JsonObject? DriverInfo { get; init; }

    public JsonObject? InstanceInfo { get; init; }

    /// <summary>What drivers keep for themselves, such as <c>agent_last_heartbeat</c> and <c>agent_url</c>.</summary>
    public JsonObject? DriverInternalInfo { get; init; }

    public JsonObject? Extra { get; init; }
}
