namespace Undercast.OpenStack.Nova;

/// <summary>A NIC of a server.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/compute/#port-interfaces-servers-os-interface"/>
public sealed record InterfaceAttachment
{
    public required string PortId { get; init; }

    public string? NetId { get; init; }

    public string? MacAddr { get; init; }

    /// <summary><c>ACTIVE</c>, <c>BUILD</c> or <c>DOWN</c>.</summary>
    public string? PortState { get; init; }
}
