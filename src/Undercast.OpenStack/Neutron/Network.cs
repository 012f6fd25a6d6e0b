using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Neutron;

/// <summary>A network.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/network/v2/#networks"/>
public sealed record Network
{
    public required string Id { get; init; }

    public string Name { get; set; } = "";

    /// <summary><c>ACTIVE</c>, <c>BUILD</c>, <c>DOWN</c> or <c>ERROR</c>.</summary>
    public string? Status { get; init; }

    public bool AdminStateUp { get; init; }

    public bool Shared { get; init; }

    public int? Mtu { get; init; }

    public string? ProjectId { get; init; }

    /// <summary>The ids of its subnets.</summary>
    public IReadOnlyList<string> Subnets { get; set; } = [];

    public IReadOnlyList<string> Tags { get; set; } = [];

    [JsonPropertyName("router:external")]
    public bool External { get; init; }

    [JsonPropertyName("provider:network_type")]
    public string? ProviderNetworkType { get; init; }

    [JsonPropertyName("provider:physical_network")]
    public string? ProviderPhysicalNetwork { get; init; }

    [JsonPropertyName("provider:segmentation_id")]
    public int? ProviderSegmentationId { get; init; }
}
