using Undercast.Services.Ini;

namespace Undercast.Services.Catalog;

/// <summary>Cinder: volumes, in Ceph.</summary>
internal static class Cinder
{
    /// <summary>The back end, and the volume type that names it.</summary>
    public const string BackEnd = "rbd";

    private const int Port = 8776;

    public static Component Component { get; } = new("cinder", 64061)
    {
        Databases = ["cinder"],
        UsesQueue = true,
        Identity = new("volumev3", Port, 13776, "/v3"),
    };

    public static CatalogEntry Entry { get; } = new(Component, ["cinder-api", "cinder-scheduler", "cinder-volume"], cloud =>
    {
        ConfigurationFile[] files =
        [
            new(Component, "cinder.conf", "/etc/cinder/cinder.conf", Configuration(cloud).ToString()),
            .. CephConfiguration.Client(cloud, Component, CephKeys.Cinder),
        ];
        var api = Uwsgi.Api(cloud, Component, "cinder-api", "/usr/bin/cinder-wsgi");
        return
        [
            api with { Files = [.. api.Files, .. files], Health = Probes.Answers(cloud.ApiAddress, Port, "/healthcheck"), Folders = [Locks] },
            Daemon("cinder-scheduler", files),
            Daemon("cinder-volume", files),
        ];
    });

    private static StateFolder Locks => StateFolder.Of(Component, "/var/lib/cinder");

    private static ServiceDefinition Daemon(string name, ConfigurationFile[] files) =>
        new(name, Component, $"/usr/bin/{name} --config-file /etc/cinder/cinder.conf")
        {
            User = "cinder",
            Files = files,
            Folders = [Locks],
            Needs = [MariaDb.Name, RabbitMq.Name, Keystone.Name],
            Health = Probes.HasQueue,
        };

    private static IniFile Configuration(CloudContext cloud) => new(
        new IniSection("DEFAULT")
        {
            Oslo.DefaultsWithQueue(cloud, Component),
            Oslo.PeriodicTasksAtOnce,
            { "auth_strategy", "keystone" },
            { "my_ip", cloud.ApiAddress },
            { "enabled_backends", BackEnd },
            { "default_volume_type", BackEnd },
            { "glance_api_servers", $"http://{cloud.InternalHost}:9292" },
            { "state_path", "/var/lib/cinder" },
            { "rpc_response_timeout", 120 },
            // After a boot the scheduler may miss the first report, and knows of no storage until the next.
            { "backend_stats_polling_interval", 10 },
        },
        Oslo.Database(cloud, Component),
        Oslo.TokenChecks(cloud, Component),
        new IniSection("service_user") { Oslo.Client(cloud, "", Component), { "send_service_user_token", true } },
        new IniSection("nova") { Oslo.Client(cloud, "", Nova.Component), { "interface", "internal" } },
        new IniSection("oslo_concurrency") { { "lock_path", "/var/lib/cinder/tmp" } },
        new IniSection(BackEnd)
        {
            { "volume_driver", "cinder.volume.drivers.rbd.RBDDriver" },
            { "volume_backend_name", BackEnd },
            // A volume belongs to whichever controllers there are, not to one of them.
            { "backend_host", Oslo.HostGroup },
            { "rbd_pool", "volumes" },
            { "rbd_ceph_conf", "/etc/ceph/ceph.conf" },
            { "rbd_user", "cinder" },
            { "rbd_secret_uuid", cloud.Secrets[CephKeys.LibvirtId] },
            { "rbd_exclusive_cinder_pool", true },
        },
        Oslo.Queues(cloud),
        Oslo.NoNotifications,
        Oslo.BehindProxy);
}
