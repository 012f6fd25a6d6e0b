namespace Undercast.Bmc;

/// <summary>IPMI 2.0 (6.8) privilege levels with their wire values; Redfish's roles ReadOnly, Operator and Administrator.</summary>
public enum Privilege
{
    /// <summary>No access.</summary>
    None = 0,

    /// <summary>Only what opening and ending a session needs.</summary>
    Callback = 1,

    /// <summary>Reading. Redfish: ReadOnly.</summary>
    User = 2,

    /// <summary>Power and boot. Redfish: Operator.</summary>
    Operator = 3,

    /// <summary>Everything.</summary>
    Administrator = 4,
}
