namespace Undercast.Services.Roles;

/// <summary>A machine that runs guests.</summary>
internal static class ComputeRole
{
    public static ServiceRole Role { get; } = new("Compute",
    [
        "ovsdb-server", "ovs-vswitchd", "ovn-controller", "neutron-ovn-metadata-agent", "libvirt", "nova-compute",
    ])
    {
        MachineFiles = OvercloudNetwork.Files,
        MachineTasks = OvercloudNetwork.Tasks,
    };
}
