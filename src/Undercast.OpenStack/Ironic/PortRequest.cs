using System.Text.Json.Nodes;

namespace Undercast.OpenStack.Ironic;

/// <summary>What a NIC of a node should be.</summary>
public sealed record PortRequest
{
    public string? Address { get; init; }

    public string? NodeUuid { get; init; }

    public bool? PxeEnabled { get; init; }

    public string? PhysicalNetwork { get; init; }

    public JsonObject? LocalLinkConnection { get; init; }

    public JsonObject? Extra { get; init; }
}
