using Undercast.Services.Catalog;

namespace Undercast.Services.Roles;

/// <summary>The overcloud's controller: APIs, networks' control, and the gateway to the outside.</summary>
internal static class ControllerRole
{
    private static readonly string[] Services =
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
    ];

    public static ServiceRole Role { get; } = Of(Services);

    /// <summary>Where there are several, one of them at a time has the addresses of the cloud.</summary>
    public static ServiceRole OneOfSeveral { get; } = Of([.. Services, Keepalived.Name]);

    private static ServiceRole Of(IReadOnlyList<string> services) => new("Controller", services)
    {
        MachineFiles = OvercloudNetwork.Files,
        MachineTasks = OvercloudNetwork.Tasks,
    };
}
