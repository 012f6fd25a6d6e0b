namespace Undercast.Bmc;

/// <summary>
/// Redfish ComputerSystem.BootSource and IPMI's boot device selector (table 28-14, parameter 5, data 2). A machine may treat what it
/// does not have as its own order, but keeps what was set.
/// </summary>
public enum BootTarget
{
    /// <summary>No override.</summary>
    None,

    /// <summary>Network.</summary>
    Pxe,

    /// <summary>Hard disk.</summary>
    Disk,

    /// <summary>Hard disk, safe mode.</summary>
    SafeDisk,

    /// <summary>Diagnostic partition.</summary>
    Diagnostics,

    /// <summary>CD or DVD: where there is virtual media, that.</summary>
    Cd,

    /// <summary>The firmware's set-up.</summary>
    BiosSetup,

    /// <summary>Floppy or another removable medium.</summary>
    Floppy,

    /// <summary>USB medium.</summary>
    Usb,

    /// <summary>UEFI HTTP boot.</summary>
    UefiHttp,

    /// <summary>IPMI: remotely connected floppy.</summary>
    RemoteFloppy,

    /// <summary>IPMI: remotely connected CD or DVD, that is, virtual media.</summary>
    RemoteCd,

    /// <summary>IPMI: primary remote medium.</summary>
    RemoteMedia,

    /// <summary>IPMI: remotely connected hard disk.</summary>
    RemoteDisk,
}
