using Undercast.Services.Ini;
using Undercast.Services.Secrets;

namespace Undercast.Services.Catalog;

/// <summary>Nova in the overcloud: guests of libvirt, their disks in Ceph.</summary>
internal static class OvercloudNova
{
    public const int ConsolePort = 6080, ConsolePublicPort = 13080;

    public const int MetadataPort = 8775;

    public static IReadOnlyList<ServiceDefinition> Define(CloudContext cloud)
    {
        var control = File("nova.conf", new([.. Everywhere(cloud), Oslo.Database(cloud, Nova.Component), Oslo.Database(cloud, Nova.Component, "api_database", "nova_api")]));
        return
        [
            Nova.Api(cloud, "nova-api", "/usr/bin/nova-api-wsgi", control),
            Nova.Api(cloud, "nova-metadata", "/usr/bin/nova-metadata-wsgi", control, MetadataPort, processes: 1),
            Daemon("nova-conductor", control),
            Daemon("nova-scheduler", control),
            Daemon("nova-novncproxy", control, " --web /usr/share/novnc") with { Ports = [ConsolePort], Health = Probes.Listens(cloud.ApiAddress, ConsolePort) },
            Compute(cloud),
        ];
    }

    // Guests' disks and their tap devices are root's work.
    private static ServiceDefinition Compute(CloudContext cloud) =>
        Daemon("nova-compute", File("nova-compute.conf", new([.. Everywhere(cloud), .. Hypervisor(cloud)]))) with
        {
            User = null,
            Privileged = true,
            Files = [File("nova-compute.conf", new([.. Everywhere(cloud), .. Hypervisor(cloud)])), .. CephConfiguration.Client(cloud, Nova.Component, CephKeys.Cinder)],
            Folders = Libvirt.Shared,
            Needs = [Libvirt.Name],
        };

    // The file is named: Debian's nova-compute.conf beside it would be read too, and asks for KVM.
    private static ServiceDefinition Daemon(string name, ConfigurationFile file, string arguments = "") =>
        new(name, Nova.Component, $"/usr/bin/{name} --config-file /etc/nova/nova.conf{arguments}")
        {
            User = "nova",
            Files = [file],
            Needs = [MariaDb.Name, RabbitMq.Name, Keystone.Name],
            Health = Probes.HasQueue,
        };

    private static ConfigurationFile File(string name, IniFile content) => new(Nova.Component, name, "/etc/nova/nova.conf", content.ToString());

    private static IReadOnlyList<IniSection> Hypervisor(CloudContext cloud) =>
    [
        new IniSection("libvirt")
        {
            { "connection_uri", "qemu:///system" },
            { "virt_type", "qemu" },
            // The fastest to emulate that has what distributions ask for today.
            { "cpu_mode", "custom" },
            { "cpu_models", "Nehalem" },
            { "images_type", "rbd" },
            { "images_rbd_pool", "vms" },
            { "images_rbd_ceph_conf", "/etc/ceph/ceph.conf" },
            { "rbd_user", "cinder" },
            { "rbd_secret_uuid", cloud.Secrets[CephKeys.LibvirtId] },
            { "disk_cachemodes", "network=writeback" },
            { "hw_disk_discard", "unmap" },
        },
        new IniSection("os_vif_ovs") { { "ovsdb_connection", $"unix:{OpenVSwitch.Sockets}/db.sock" } },
        // The host's processor says nothing about what is emulated.
        new IniSection("workarounds") { { "skip_cpu_compare_at_startup", true }, { "skip_cpu_compare_on_dest", true } },
    ];

    private static IReadOnlyList<IniSection> Everywhere(CloudContext cloud) =>
    [
        new IniSection("DEFAULT")
        {
            Oslo.DefaultsWithQueue(cloud, Nova.Component),
            Oslo.PeriodicTasksAtOnce,
            { "my_ip", cloud.ApiAddress },
            { "state_path", "/var/lib/nova" },
            { "compute_driver", "libvirt.LibvirtDriver" },
            { "cpu_allocation_ratio", "16.0" },
            { "ram_allocation_ratio", "2.0" },
            { "reserved_host_memory_mb", 0 },
            { "reserved_host_disk_mb", 0 },
            { "block_device_allocate_retries", 120 },
            { "vif_plugging_timeout", 120 },
            { "resume_guests_state_on_host_boot", true },
            { "max_concurrent_builds", 2 },
            // A report that was under way when the controller went down takes a minute to time out. A host that counts as down meanwhile has its servers
            // deleted in the database alone, and their guests run on.
            { "service_down_time", 150 },
            { "running_deleted_instance_poll_interval", 120 },
            { "running_deleted_instance_timeout", 60 },
        },
        new IniSection("api") { { "auth_strategy", "keystone" } },
        new IniSection("wsgi") { { "api_paste_config", "/etc/nova/api-paste.ini" } },
        Oslo.TokenChecks(cloud, Nova.Component),
        new IniSection("service_user") { Oslo.Client(cloud, "", Nova.Component), { "send_service_user_token", true } },
        new IniSection("neutron")
        {
            Oslo.Client(cloud, "", Neutron.Component),
            { "service_metadata_proxy", true },
            { "metadata_proxy_shared_secret", cloud.Secrets[SecretName.Metadata] },
        },
        Oslo.Client(cloud, "placement", Placement.Component),
        Oslo.Client(cloud, "glance", Glance.Component),
        new IniSection("cinder") { Oslo.Client(cloud, "", Cinder.Component), { "catalog_info", "volumev3::internalURL" }, { "os_region_name", cloud.Region } },
        new IniSection("oslo_concurrency") { { "lock_path", "/var/lib/nova/tmp" } },
        new IniSection("vnc")
        {
            { "enabled", true },
            { "server_listen", cloud.ApiAddress },
            { "server_proxyclient_address", cloud.ApiAddress },
            { "novncproxy_host", cloud.ApiAddress },
            { "novncproxy_port", ConsolePort },
            { "novncproxy_base_url", $"https://{cloud.PublicHost}:{ConsolePublicPort}/vnc_auto.html" },
        },
        new IniSection("scheduler") { { "workers", 1 }, { "discover_hosts_in_cells_interval", 5 } },
        new IniSection("conductor") { { "workers", 1 } },
        Oslo.Queues(cloud),
        Oslo.NoNotifications,
        Oslo.BehindProxy,
    ];
}
