namespace Undercast.OpenStack.Neutron;

/// <summary>An agent of Neutron on a host.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/network/v2/#agents"/>
public sealed record Agent
{
    public required string Id { get; init; }

    /// <summary>Such as <c>DHCP agent</c>, <c>Open vSwitch agent</c>, <c>Baremetal Node</c>, <c>OVN Controller agent</c>.</summary>
    public required string AgentType { get; init; }

    public required string Host { get; init; }

    public string? Binary { get; init; }

    /// <summary>It reported within the time that Neutron allows.</summary>
    public bool Alive { get; init; }

    public bool AdminStateUp { get; init; }
}
