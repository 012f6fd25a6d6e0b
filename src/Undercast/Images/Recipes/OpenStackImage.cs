namespace Undercast.Images.Recipes;

/// <summary>
/// The one container image: every service of both clouds, a command a service. One image shares its Python, and is unpacked once.
/// </summary>
internal static class OpenStackImage
{
    /// <summary>Name and tag; the tag is the OpenStack release in <see cref="Suite"/>.</summary>
    public const string Reference = "localhost/undercast/openstack:epoxy";

    private const string Suite = "trixie";

    private const string Python = "/usr/lib/python3/dist-packages";

    private static readonly string[] Foundations =
    [
        "mariadb-server", "mariadb-client", "galera-4", "rsync", "socat", "rabbitmq-server", "memcached", "haproxy", "keepalived", "nginx-light",
        "docker-registry", "uwsgi-core", "uwsgi-plugin-python3", "python3-uwsgidecorators", "python3-pymysql", "python3-memcache",
    ];

    private static readonly string[] Control =
    [
        "keystone", "glance-api", "placement-api", "nova-api", "nova-conductor", "nova-scheduler", "nova-consoleproxy", "novnc", "heat-api",
        "heat-api-cfn", "heat-engine", "cinder-api", "cinder-scheduler", "cinder-volume", "manila-api", "manila-scheduler", "manila-share",
        "openstack-dashboard",
    ];

    private static readonly string[] Network =
    [
        "neutron-api", "neutron-rpc-server", "neutron-periodic-workers", "neutron-ovn-maintenance-worker", "neutron-ovn-metadata-agent",
        "neutron-dhcp-agent", "neutron-openvswitch-agent", "ovn-central", "ovn-host", "openvswitch-switch", "openvswitch-common",
    ];

    private static readonly string[] Compute =
    [
        "nova-compute", "libvirt-daemon-system", "libvirt-daemon-driver-qemu", "libvirt-clients", "qemu-system-x86", "qemu-utils", "qemu-block-extra",
    ];

    private static readonly string[] Ceph =
    [
        "ceph-mon", "ceph-mgr", "ceph-osd", "ceph-mds", "radosgw", "ceph-common", "python3-rados", "python3-rbd", "python3-cephfs",
    ];

    private static readonly string[] BareMetal =
    [
        "ironic-api", "ironic-conductor", "nova-compute-ironic", "ironic-neutron-agent", "dnsmasq-base", "tftpd-hpa", "ipxe", "ipmitool", "isolinux",
        "syslinux-common", "syslinux-efi", "genisoimage", "xorriso", "mtools", "dosfstools",
        "mistral-api", "mistral-engine", "mistral-executor", "mistral-event-engine",
    ];

    private static readonly string[] Clients =
    [
        "python3-openstackclient", "python3-ironicclient", "python3-heatclient", "python3-mistralclient", "python3-manilaclient",
        "python3-cinderclient", "python3-swiftclient", "python3-osc-placement",
        "ca-certificates", "curl", "iproute2", "iputils-ping", "iptables", "nftables", "tcpdump", "netbase", "procps",
    ];

    public static PackageTree Packages { get; } = new("openstack-packages", Suite, [.. Foundations, .. Control, .. Network, .. Compute, .. Ceph, .. BareMetal, .. Clients])
    {
        // Files that a machine hands to a container are owned by number. Debian numbers glance, cinder, ceph and libvirt-qemu itself.
        // haproxy is installed only if its account has a system number.
        Accounts =
        [
            new("mysql", 42434, "/nonexistent"), new("rabbitmq", 42439, "/var/lib/rabbitmq"), new("memcache", 42457, "/nonexistent"),
            new("keystone", 42425, "/var/lib/keystone"), new("placement", 42482, "/var/lib/placement"), new("neutron", 42435, "/var/lib/neutron"),
            new("nova", 64060, "/var/lib/nova"), new("heat", 42418, "/var/lib/heat"), new("horizon", 42420, "/var/lib/openstack-dashboard"), new("manila", 42429, "/var/lib/manila"), new("ironic", 42422, "/var/lib/ironic"),
            new("mistral", 42430, "/var/lib/mistral"), new("haproxy", 954, "/var/lib/haproxy"),
            new("docker-registry", 42499, "/var/lib/docker-registry"),
        ],
        // A sixth of all: the projects' own tests, what the clients of other clouds know of them, and an emulator of 32-bit machines.
        Excluded =
        [
            $"{Python}/*/tests/unit/*", $"{Python}/*/tests/functional/*", $"{Python}/manila/tests/*",
            $"{Python}/botocore/data/*", $"{Python}/googleapiclient/discovery_cache/documents/*",
            "/usr/bin/qemu-system-i386", "/usr/bin/qemu-system-x86_64-microvm",
        ],
    };

    public static ImageRecipe Recipe { get; } = new("openstack", Packages, new ImageOutput.ContainerStore(Reference))
    {
        Files = ImageResources.Folder("openstack"),
        // MariaDB's package made a data directory of its own.
        Finish = ["/usr/lib/undercast/make-databases; find /var/lib/mysql -mindepth 1 -delete"],
    };
}
