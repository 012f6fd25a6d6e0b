namespace Undercast.LabFile;

/// <summary>How Ironic boots a node.</summary>
internal enum BootPath
{
    /// <summary>IPMI, DHCP and iPXE.</summary>
    IpmiPxe,

    /// <summary>Redfish, UEFI, DHCP and iPXE.</summary>
    RedfishUefi,

    /// <summary>Redfish, and an ISO image inserted as virtual medium.</summary>
    RedfishVirtualMedia,
}

/// <summary>What a libvirt machine starts with.</summary>
internal enum LabFirmware
{
    /// <summary>Legacy BIOS.</summary>
    Bios,

    /// <summary>UEFI without secure boot.</summary>
    Uefi,
}
