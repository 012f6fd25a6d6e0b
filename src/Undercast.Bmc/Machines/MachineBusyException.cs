namespace Undercast.Bmc;

/// <summary>The machine is in a transition that contradicts the order. IPMI: node busy (0xC0); Redfish: 409.</summary>
public sealed class MachineBusyException(string message, Exception? cause = null) : Exception(message, cause);
