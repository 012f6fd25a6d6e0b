namespace Undercast.OpenStack.Nova;

/// <summary>A NIC of a new server: on a network, or a port made before.</summary>
/// <param name="Uuid">The network.</param>
/// <param name="Port">The port.</param>
/// <param name="FixedIp">The address wanted on the network.</param>
public sealed record ServerNetwork(string? Uuid = null, string? Port = null, string? FixedIp = null);
