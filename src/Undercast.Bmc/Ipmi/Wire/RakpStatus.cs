namespace Undercast.Bmc.Ipmi.Wire;

/// <summary>IPMI 2.0, table 13-15.</summary>
internal enum RakpStatus : byte
{
    Ok = 0x00,
    InsufficientResources = 0x01,
    InvalidSessionId = 0x02,
    InvalidRole = 0x09,
    InvalidNameLength = 0x0C,
    InvalidIntegrityCheck = 0x0F,
    NoCipherSuiteMatch = 0x11,
    IllegalParameter = 0x12,
}
