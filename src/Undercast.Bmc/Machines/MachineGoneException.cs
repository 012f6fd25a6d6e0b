namespace Undercast.Bmc;

/// <summary>The machine does not exist any more. IPMI: 0xCB, requested sensor, data or record not present; Redfish: 404.</summary>
public sealed class MachineGoneException(string message, Exception? cause = null) : Exception(message, cause);
