namespace Undercast.Bmc.Ipmi.Wire;

/// <summary>IPMI 2.0, table 5-2; the codes of single commands stand with the commands.</summary>
internal enum CompletionCode : byte
{
    Ok = 0x00,
    NodeBusy = 0xC0,
    InvalidCommand = 0xC1,
    Timeout = 0xC3,
    ReservationCancelled = 0xC5,
    WrongLength = 0xC7,
    ParameterOutOfRange = 0xC9,
    CannotReturnThatManyBytes = 0xCA,
    NotPresent = 0xCB,
    InvalidField = 0xCC,
    IllegalForRecord = 0xCD,
    InsufficientPrivilege = 0xD4,
    NotInThisState = 0xD5,
    Unspecified = 0xFF,
}
