namespace Undercast.LabFile;

/// <summary>Every vocabulary of the two files.</summary>
internal static class Words
{
    public static Vocabulary<MachinesChoice> Machines { get; } = new(
        ("auto", MachinesChoice.Auto), ("kvm", MachinesChoice.Kvm), ("qemu", MachinesChoice.Qemu), ("container", MachinesChoice.Container));

    public static Vocabulary<OpenStackRelease> Releases { get; } = new(
        (OpenStackRelease.Epoxy.Name, OpenStackRelease.Epoxy), (OpenStackRelease.Zed.Name, OpenStackRelease.Zed));

    public static Vocabulary<MachineRole> Roles { get; } = new(
        ("undercloud", MachineRole.Undercloud), ("controller", MachineRole.Controller), ("compute", MachineRole.Compute), ("ceph", MachineRole.Ceph));

    public static Vocabulary<KindOverride> Kinds { get; } = new(("libvirt", KindOverride.Libvirt), ("container", KindOverride.Container));

    public static Vocabulary<LabFirmware> Firmwares { get; } = new(("bios", LabFirmware.Bios), ("uefi", LabFirmware.Uefi));

    public static Vocabulary<BmcType> BmcTypes { get; } = new(("ipmi", BmcType.Ipmi), ("redfish", BmcType.Redfish));

    public static Vocabulary<BootPath> BootPaths { get; } = new(
        ("ipmi-pxe", BootPath.IpmiPxe), ("redfish-uefi", BootPath.RedfishUefi), ("redfish-virtual-media", BootPath.RedfishVirtualMedia));
}
