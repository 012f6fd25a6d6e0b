using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Neutron;

/// <summary>What a port should be.</summary>
public sealed record PortRequest
{
    public string? Name { get; init; }

    public string? NetworkId { get; init; }

    public string? MacAddress { get; init; }

    public bool? AdminStateUp { get; init; }

    public string? DeviceId { get; init; }

    public string? DeviceOwner { get; init; }

    public IReadOnlyList<FixedIp>? FixedIps { get; init; }

    public IReadOnlyList<string>? SecurityGroups { get; init; }

    public bool? PortSecurityEnabled { get; init; }

    public IReadOnlyList<AddressPair>? AllowedAddressPairs { get; init; }

    public IReadOnlyList<ExtraDhcpOption>? ExtraDhcpOpts { get; init; }

    public string? ProjectId { get; init; }

    [JsonPropertyName("binding:host_id")]
    public string? BindingHostId { get; init; }

    /// <summary><c>normal</c> or <c>baremetal</c>.</summary>
    [JsonPropertyName("binding:vnic_type")]
    public string? BindingVnicType { get; init; }

    [JsonPropertyName("binding:profile")]
    public JsonObject? BindingProfile { get; init; }
}
