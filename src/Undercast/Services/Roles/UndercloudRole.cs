namespace Undercast.Services.Roles;

/// <summary>The infrastructure controller: everything on one machine.</summary>
internal static class UndercloudRole
{
    public static ServiceRole Role { get; } = new("Undercloud",
    [
        "mariadb", "rabbitmq", "memcached",
        "keystone", "haproxy",
        "glance-api", "placement-api",
        "ovsdb-server", "ovs-vswitchd",
        "neutron-api", "neutron-rpc-server", "neutron-openvswitch-agent", "neutron-dhcp-agent", "ironic-neutron-agent",
        "ironic-api", "ironic-conductor", "ironic-http", "ironic-tftp",
        "nova-api", "nova-conductor", "nova-scheduler", "nova-compute",
        "heat-api", "heat-engine",
        "mistral-api", "mistral-engine", "mistral-executor",
        "registry",
    ])
    {
        MachineFiles = cloud => [.. UndercloudNetwork.Files(cloud), ClientFiles.Client(cloud)],
        MachineTasks = UndercloudNetwork.Tasks,
    };
}
