namespace Undercast.Bmc;

/// <summary>Redfish ComputerSystem.Boot.BootSourceOverrideEnabled; IPMI's "valid" and "persistent" bits.</summary>
public enum BootOverride
{
    /// <summary>The machine's own boot order rules.</summary>
    Disabled,

    /// <summary>For the next start only.</summary>
    Once,

    /// <summary>For every start until told otherwise.</summary>
    Continuous,
}
