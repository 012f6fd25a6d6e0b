namespace Undercast.Nodes;

/// <summary>A machine as Ironic shall know it.</summary>
/// <param name="Name">The machine's.</param>
/// <param name="Driver">Hardware type: <c>ipmi</c> or <c>redfish</c>.</param>
/// <param name="BootInterface"><c>ipxe</c> or <c>redfish-virtual-media</c>.</param>
/// <param name="ResourceClass">What placement counts it as.</param>
/// <param name="DriverInfo">How its BMC is entered, password included; the deploy kernel and ramdisk are added where Glance is known.</param>
/// <param name="Capabilities">Ironic's <c>capabilities</c>: <c>boot_mode:bios,node:controller-0</c>.</param>
/// <param name="RootDevice">The disk that gets the image: <c>/dev/vda</c>; null: Ironic's own choice.</param>
/// <param name="Cpus">Virtual processors, for a node that is not inspected.</param>
/// <param name="MemoryMiB">MiB.</param>
/// <param name="DiskGiB">GiB.</param>
/// <param name="Mac">Of its NIC on the control plane; lower-case colon form.</param>
/// <param name="OtherMacs">Of its NICs elsewhere, as far as they are known before it is inspected.</param>
internal sealed record NodeDefinition(
    string Name,
    string Driver,
    string BootInterface,
    string ResourceClass,
    IReadOnlyDictionary<string, string> DriverInfo,
    string Capabilities,
    string? RootDevice,
    int Cpus,
    int MemoryMiB,
    int DiskGiB,
    string Mac,
    IReadOnlyList<string> OtherMacs)
{
    // A record prints its fields; driver_info holds the BMC's password.
    public override string ToString() => $"node {Name}";
}
