using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Nova;

/// <summary>A server.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/compute/#servers-servers"/>
public sealed record Server
{
    public required string Id { get; init; }

    public string Name { get; set; } = "";

    /// <summary><c>BUILD</c>, <c>ACTIVE</c>, <c>SHUTOFF</c>, <c>ERROR</c> and others.</summary>
    public string Status { get; set; } = "";

    /// <summary>What is being done now, such as <c>scheduling</c>, <c>networking</c>, <c>spawning</c>; null when nothing.</summary>
    [JsonPropertyName("OS-EXT-STS:task_state")]
    public string? TaskState { get; init; }

    [JsonPropertyName("OS-EXT-STS:vm_state")]
    public string? VmState { get; init; }

    /// <summary>1 is running, 4 is shut down.</summary>
    [JsonPropertyName("OS-EXT-STS:power_state")]
    public int? PowerState { get; init; }

    /// <summary>The compute host (administrators only).</summary>
    [JsonPropertyName("OS-EXT-SRV-ATTR:host")]
    public string? Host { get; init; }

    /// <summary>The hypervisor; for bare metal the uuid of the Ironic node (administrators only).</summary>
    [JsonPropertyName("OS-EXT-SRV-ATTR:hypervisor_hostname")]
    public string? HypervisorHostname { get; init; }

    /// <summary>The libvirt domain (administrators only).</summary>
    [JsonPropertyName("OS-EXT-SRV-ATTR:instance_name")]
    public string? InstanceName { get; init; }

    /// <summary>The addresses on each network, by the network's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ServerAddress>> Addresses { get; set; } =
        new Dictionary<string, IReadOnlyList<ServerAddress>>();

    /// <summary>Why it is in ERROR.</summary>
    public ServerFault? Fault { get; init; }

    public string? KeyName { get; init; }

    public string? TenantId { get; init; }

    public DateTimeOffset? Created { get; init; }

    /// <summary>When Nova last wrote down anything about it, such as another <see cref="TaskState"/>.</summary>
    public DateTimeOffset? Updated { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; set; } = new Dictionary<string, string>();
}
