using Undercast.Services.Ini;

namespace Undercast.Services.Catalog;

/// <summary>Manila: shares, in CephFS, which guests mount natively.</summary>
internal static class Manila
{
    /// <summary>The share type that those who name none get.</summary>
    public const string ShareType = "default";

    private const string BackEnd = "cephfs";

    private const string FileSystem = "cephfs";

    private const int Port = 8786;

    // The driver's first question is the same, but it may wait for the answer for ever: its limit is a timer of eventlet's, which cannot fire while
    // librados waits in C. And after a refusal it sleeps twice as long each time. So it starts when Ceph's mgr and MDS have answered another process.
    private const string Share =
        $"/bin/sh -c \"until timeout 30 ceph --id manila fs subvolume ls {FileSystem} >/dev/null; do sleep 2; done; exec /usr/bin/manila-share --config-file /etc/manila/manila.conf\"";

    public static Component Component { get; } = new("manila", 42429)
    {
        Databases = ["manila"],
        UsesQueue = true,
        Identity = new("sharev2", Port, 13786, "/v2"),
    };

    public static CatalogEntry Entry { get; } = new(Component, ["manila-api", "manila-scheduler", "manila-share"], cloud =>
    {
        ConfigurationFile[] files =
        [
            new(Component, "manila.conf", "/etc/manila/manila.conf", Configuration(cloud).ToString()),
            .. CephConfiguration.Client(cloud, Component, CephKeys.Manila),
        ];
        var api = Uwsgi.Api(cloud, Component, "manila-api", "/usr/bin/manila-wsgi");
        return
        [
            api with { Files = [.. api.Files, .. files], Health = Probes.Answers(cloud.ApiAddress, Port, "/healthcheck"), Folders = [Home] },
            Daemon("manila-scheduler", files),
            Daemon("manila-share", files) with { Command = Share },
        ];
    });

    private static StateFolder Home => StateFolder.Of(Component, "/var/lib/manila");

    private static ServiceDefinition Daemon(string name, ConfigurationFile[] files) =>
        new(name, Component, $"/usr/bin/{name} --config-file /etc/manila/manila.conf")
        {
            User = "manila",
            Files = files,
            Folders = [Home],
            Needs = [MariaDb.Name, RabbitMq.Name, Keystone.Name],
            Health = Probes.HasQueue,
        };

    private static IniFile Configuration(CloudContext cloud) => new(
        new IniSection("DEFAULT")
        {
            Oslo.DefaultsWithQueue(cloud, Component),
            Oslo.PeriodicTasksAtOnce,
            // A share belongs to whichever controllers there are, not to one of them.
            { "host", Oslo.HostGroup },
            { "auth_strategy", "keystone" },
            { "my_ip", cloud.ApiAddress },
            { "enabled_share_backends", BackEnd },
            { "enabled_share_protocols", "CEPHFS" },
            { "default_share_type", ShareType },
            { "state_path", "/var/lib/manila" },
            { "api_paste_config", "/etc/manila/api-paste.ini" },
            { "rootwrap_config", "/etc/manila/rootwrap.conf" },
            // After a boot the scheduler may miss the first report of what there is, and knows of no storage until the next.
            { "periodic_interval", 10 },
        },
        Oslo.Database(cloud, Component),
        Oslo.TokenChecks(cloud, Component),
        Client(cloud, "neutron", Neutron.Component),
        Client(cloud, "nova", Nova.Component),
        Client(cloud, "cinder", Cinder.Component),
        Client(cloud, "glance", Glance.Component),
        new IniSection("oslo_concurrency") { { "lock_path", "/var/lib/manila/tmp" } },
        new IniSection(BackEnd)
        {
            { "driver_handles_share_servers", false },
            { "share_backend_name", "CEPHFS" },
            { "share_driver", "manila.share.drivers.cephfs.driver.CephFSDriver" },
            { "cephfs_conf_path", "/etc/ceph/ceph.conf" },
            { "cephfs_auth_id", "manila" },
            { "cephfs_cluster_name", "ceph" },
            { "cephfs_protocol_helper_type", "CEPHFS" },
            { "cephfs_filesystem_name", FileSystem },
            { "cephfs_volume_mode", "0755" },
        },
        Oslo.Queues(cloud),
        Oslo.NoNotifications,
        Oslo.BehindProxy);

    private static IniSection Client(CloudContext cloud, string section, Component component) =>
        new(section) { Oslo.Client(cloud, "", component), { "endpoint_type", "internalURL" } };
}
