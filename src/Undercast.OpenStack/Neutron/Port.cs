using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Neutron;

/// <summary>A port of a network.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/network/v2/#ports"/>
public sealed record Port
{
    public required string Id { get; init; }

    public string Name { get; set; } = "";

    public required string NetworkId { get; init; }

    /// <summary>MAC, lower-case colon form.</summary>
    public string? MacAddress { get; init; }

    /// <summary><c>ACTIVE</c>, <c>BUILD</c>, <c>DOWN</c> or <c>ERROR</c>.</summary>
    public string? Status { get; init; }

    public bool AdminStateUp { get; init; }

    /// <summary>The server, router or network (DHCP) it belongs to.</summary>
    public string? DeviceId { get; init; }

    /// <summary>Such as <c>compute:nova</c>, <c>baremetal:none</c>, <c>network:dhcp</c>.</summary>
    public string? DeviceOwner { get; init; }

    public IReadOnlyList<FixedIp> FixedIps { get; set; } = [];

    public IReadOnlyList<string> SecurityGroups { get; set; } = [];

    public IReadOnlyList<ExtraDhcpOption> ExtraDhcpOpts { get; set; } = [];

    [JsonPropertyName("binding:host_id")]
    public string? BindingHostId { get; init; }

    /// <summary><c>ovs</c>, <c>other</c>, <c>unbound</c>, or <c>binding_failed</c>: no mechanism driver could serve the host.</summary>
    [JsonPropertyName("binding:vif_type")]
    public string? BindingVifType { get; init; }

    [JsonPropertyName("binding:vnic_type")]
    public string? BindingVnicType { get; init; }

    [JsonPropertyName("binding:profile")]
    public JsonObject? BindingProfile { get; init; }
}
