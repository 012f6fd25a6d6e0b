using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Neutron;

/// <summary>What a network should be.</summary>
public sealed record NetworkRequest
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public bool? AdminStateUp { get; init; }

    public bool? Shared { get; init; }

    public int? Mtu { get; init; }

    public string? ProjectId { get; init; }

    public bool? PortSecurityEnabled { get; init; }

    [JsonPropertyName("router:external")]
    public bool? External { get; init; }

    /// <summary><c>flat</c>, <c>vlan</c>, <c>vxlan</c>, <c>geneve</c>.</summary>
    [JsonPropertyName("provider:network_type")]
    public string? ProviderNetworkType { get; init; }

    [JsonPropertyName("provider:physical_network")]
    public string? ProviderPhysicalNetwork { get; init; }

    [JsonPropertyName("provider:segmentation_id")]
    public int? ProviderSegmentationId { get; init; }
}
