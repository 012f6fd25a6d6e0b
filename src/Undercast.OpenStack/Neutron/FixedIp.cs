namespace Undercast.OpenStack.Neutron;

/// <summary>An address of a port; either half may be left to Neutron.</summary>
public sealed record FixedIp(string? SubnetId = null, string? IpAddress = null);
