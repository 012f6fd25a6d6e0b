namespace Undercast.Bmc;

/// <summary>What runs the machine cannot be asked now (libvirt restarting, say). IPMI: node busy (0xC0); Redfish: 503 with Retry-After.</summary>
public sealed class MachineUnreachableException(string message, Exception? cause = null) : Exception(message, cause);
