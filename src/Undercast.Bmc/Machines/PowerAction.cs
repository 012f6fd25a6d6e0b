namespace Undercast.Bmc;

/// <summary>IPMI Chassis Control (28.3) and Redfish ComputerSystem.Reset.</summary>
public enum PowerAction
{
    /// <summary>Start; nothing if it runs.</summary>
    On,

    /// <summary>Cut the power at once.</summary>
    ForceOff,

    /// <summary>Ask the system to shut down (ACPI button, or the like). It may take long, or never happen.</summary>
    SoftOff,

    /// <summary>Restart at once without a power cycle.</summary>
    Reset,

    /// <summary>Off at once, a pause, on.</summary>
    Cycle,

    /// <summary>Non-maskable interrupt, to make a system dump itself.</summary>
    Nmi,
}
