namespace Undercast.Bmc;

/// <summary>How a machine's firmware starts a system: Redfish BootSourceOverrideMode.</summary>
public enum FirmwareMode
{
    /// <summary>Legacy BIOS.</summary>
    Bios,

    /// <summary>UEFI.</summary>
    Uefi,
}
