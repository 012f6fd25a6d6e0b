namespace Undercast.Services.Roles;

/// <summary>The overcloud's controller: APIs, networks' control, and the gateway to the outside.</summary>
internal static class ControllerRole
{
    public static ServiceRole Role { get; } = new("Controller",
    [
        "mariadb", "rabbitmq", "memcached",
        "keystone", "haproxy",
        "glance-api", "placement-api",
        "ovsdb-server", "ovs-vswitchd", "ovn-nb", "ovn-sb", "ovn-northd", "ovn-controller",
        "neutron-api", "neutron-ovn-maintenance-worker",
        "nova-api", "nova-metadata", "nova-conductor", "nova-scheduler", "nova-novncproxy",
        "cinder-api", "cinder-scheduler", "cinder-volume",
        "manila-api", "manila-scheduler", "manila-share",
        "heat-api", "heat-api-cfn", "heat-engine",
        "horizon", "ceph-rgw",
    ])
    {
        MachineFiles = OvercloudNetwork.Files,
        MachineTasks = OvercloudNetwork.Tasks,
    };
}
