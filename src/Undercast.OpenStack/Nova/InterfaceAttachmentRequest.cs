namespace Undercast.OpenStack.Nova;

/// <summary>The NIC to attach: on a network, or a port made before.</summary>
public sealed record InterfaceAttachmentRequest(string? NetId = null, string? PortId = null);
