namespace Undercast.Bmc;

/// <summary>The machine cannot do that, ever. IPMI: 0xCC, invalid data field; Redfish: 400 ActionNotSupported or PropertyNotWritable.</summary>
public sealed class UnsupportedByMachineException(string message, Exception? cause = null) : Exception(message, cause);
