namespace Undercast.OpenStack.Neutron;

/// <summary>A route that DHCP hands to machines.</summary>
/// <param name="Destination">CIDR.</param>
/// <param name="Nexthop">Address.</param>
public sealed record HostRoute(string Destination, string Nexthop);
