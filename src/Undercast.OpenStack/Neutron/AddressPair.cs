namespace Undercast.OpenStack.Neutron;

/// <summary>An address, beside its own, that a port may send from.</summary>
public sealed record AddressPair(string IpAddress, string? MacAddress = null);
