using System.Text.Json.Nodes;

namespace Undercast.OpenStack.Ironic;

/// <summary>A NIC of a node.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/baremetal/#ports-ports"/>
public sealed record Port
{
    public required string Uuid { get; init; }

    /// <summary>MAC, lower-case colon form.</summary>
    public required string Address { get; init; }

    public string? NodeUuid { get; init; }

    public bool PxeEnabled { get; init; }

    public string? PhysicalNetwork { get; init; }

    public JsonObject? LocalLinkConnection { get; init; }

    /// <summary>Holds <c>tenant_vif_port_id</c>: the Neutron port.</summary>
    public JsonObject? InternalInfo { get; init; }

    public JsonObject? Extra { get; init; }
}
