namespace Undercast.OpenStack.Neutron;

/// <summary>A DHCP option of one port, by the name that dnsmasq gives it.</summary>
/// <param name="OptName">Such as <c>bootfile-name</c>, <c>server-ip-address</c>, <c>!175,bootfile-name</c>.</param>
/// <param name="OptValue">The value.</param>
/// <param name="IpVersion">4 or 6.</param>
public sealed record ExtraDhcpOption(string OptName, string OptValue, int IpVersion = 4);
