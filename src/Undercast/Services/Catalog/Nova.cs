using Undercast.Services.Ini;

namespace Undercast.Services.Catalog;

/// <summary>Nova: servers. In the undercloud a server is a bare-metal node of Ironic's.</summary>
internal static class Nova
{
    public static Component Component { get; } = new("nova", 64060)
    {
        Databases = ["nova", "nova_api", "nova_cell0"],
        UsesQueue = true,
        Identity = new("compute", 8774, 13774, "/v2.1"),
        Pages = [new("novnc", OvercloudNova.ConsolePort, OvercloudNova.ConsolePublicPort)],
    };

    public static CatalogEntry Entry { get; } = new(
        Component,
        ["nova-api", "nova-metadata", "nova-conductor", "nova-scheduler", "nova-novncproxy", "nova-compute"],
        cloud => cloud.Cloud == CloudKind.Overcloud ? OvercloudNova.Define(cloud) : Define(cloud));

    /// <summary>
    /// One of Nova's WSGI programs. They patch Python's threads (eventlet) and use green ones: with several native threads in the process, a request now and
    /// then waits for ever for what another thread was given, and whoever asked (Heat, nova-compute) waits with it. So: no patches, one thread.
    /// </summary>
    internal static ServiceDefinition Api(CloudContext cloud, string name, string program, ConfigurationFile file, int? port = null, int processes = 2)
    {
        var api = Uwsgi.Api(cloud, Component, name, program, port, new IniSection("uwsgi") { { "threads", 1 }, { "processes", processes } });
        return api with { Files = [.. api.Files, file], Environment = new Dictionary<string, string> { ["OS_NOVA_DISABLE_EVENTLET_PATCHING"] = "true" } };
    }

    private static ServiceDefinition[] Define(CloudContext cloud)
    {
        var all = Configuration(cloud);
        var file = File("nova.conf", all);
        return
        [
            Api(cloud, "nova-api", "/usr/bin/nova-api-wsgi", file),
            Daemon("nova-conductor", file),
            Daemon("nova-scheduler", file),
            // It must not know the databases: it logs an error at every start otherwise.
            Daemon("nova-compute", File("nova-compute.conf", all.Without("database", "api_database"))) with
            {
                Needs = [RabbitMq.Name, "nova-conductor", "ironic-api"],
                Folders = [StateFolder.Of(Component, "/var/lib/nova")],
            },
        ];
    }

    private static ServiceDefinition Daemon(string name, ConfigurationFile file) => new(name, Component, $"/usr/bin/{name} --config-file /etc/nova/nova.conf")
    {
        User = "nova",
        Files = [file],
        Needs = [MariaDb.Name, RabbitMq.Name, Keystone.Name],
        Health = Probes.HasQueue,
    };

    private static ConfigurationFile File(string name, IniFile content) => new(Component, name, "/etc/nova/nova.conf", content.ToString());

    private static IniFile Configuration(CloudContext cloud) => new(
        new IniSection("DEFAULT")
        {
            Oslo.DefaultsWithQueue(cloud, Component),
            Oslo.PeriodicTasksAtOnce,
            { "my_ip", cloud.ApiAddress },
            { "state_path", "/var/lib/nova" },
            { "compute_driver", "ironic.IronicDriver" },
            // There is no metadata service on the control plane.
            { "force_config_drive", true },
            { "reserved_host_memory_mb", 0 },
            { "reserved_host_disk_mb", 0 },
            { "max_concurrent_builds", 10 },
            { "service_down_time", 60 },
            { "sync_power_state_interval", 60 },
            // How soon a node that became available can be given a server; seconds.
            { "update_resources_interval", 10 },
        },
        new IniSection("api") { { "auth_strategy", "keystone" } },
        new IniSection("wsgi") { { "api_paste_config", "/etc/nova/api-paste.ini" } },
        Oslo.Database(cloud, Component),
        Oslo.Database(cloud, Component, "api_database", "nova_api"),
        Oslo.TokenChecks(cloud, Component),
        new IniSection("service_user") { Oslo.Client(cloud, "", Component), { "send_service_user_token", true } },
        Oslo.Client(cloud, "neutron", Neutron.Component),
        Oslo.Client(cloud, "placement", Placement.Component),
        Oslo.Client(cloud, "glance", Glance.Component),
        // Also how long a node may take to be undeployed: twelve at a time, on two cores, more than a minute.
        new IniSection("ironic") { Oslo.Client(cloud, "", Ironic.Component), { "api_max_retries", 150 }, { "api_retry_interval", 2 } },
        new IniSection("oslo_concurrency") { { "lock_path", "/var/lib/nova/tmp" } },
        new IniSection("vnc") { { "enabled", false } },
        new IniSection("scheduler") { { "workers", 1 }, { "discover_hosts_in_cells_interval", 5 } },
        new IniSection("conductor") { { "workers", 1 } },
        // A server is a machine here: the lab has as many as it has. The default would end at ten.
        new IniSection("quota") { { "driver", "nova.quota.NoopQuotaDriver" } },
        Oslo.NoNotifications,
        Oslo.BehindProxy);
}
