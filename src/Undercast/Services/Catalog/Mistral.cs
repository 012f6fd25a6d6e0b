using Undercast.Services.Ini;

namespace Undercast.Services.Catalog;

/// <summary>Mistral: workflows.</summary>
internal static class Mistral
{
    public static Component Component { get; } = new("mistral", 42430)
    {
        Databases = ["mistral"],
        UsesQueue = true,
        Identity = new("workflowv2", 8989, 13989, "/v2"),
    };

    public static CatalogEntry Entry { get; } = new(Component, ["mistral-api", "mistral-engine", "mistral-executor"], cloud =>
    {
        var file = new ConfigurationFile(Component, "mistral.conf", "/etc/mistral/mistral.conf", Configuration(cloud).ToString());
        // The machine has it at the same place: people look for the overcloud's plan and Ansible's log there.
        var folder = new StateFolder("/var/lib/mistral", "/var/lib/mistral", Component.Owner);
        var api = Uwsgi.Api(cloud, Component, "mistral-api", "/usr/bin/mistral-wsgi-api");
        return
        [
            api with { Files = [.. api.Files, file], Folders = [folder] },
            Daemon("engine", file, folder),
            Daemon("executor", file, folder),
        ];
    });

    private static ServiceDefinition Daemon(string part, ConfigurationFile file, StateFolder folder) =>
        new($"mistral-{part}", Component, $"/usr/bin/mistral-server --config-file /etc/mistral/mistral.conf --server {part}")
        {
            User = "mistral",
            Files = [file],
            Folders = [folder],
            Needs = [MariaDb.Name, RabbitMq.Name, Keystone.Name],
            Health = Probes.HasQueue,
        };

    private static IniFile Configuration(CloudContext cloud) => new(
        new IniSection("DEFAULT") { Oslo.DefaultsWithQueue(cloud, Component), { "auth_type", "keystone" } },
        new IniSection("api") { { "host", cloud.ApiAddress }, { "port", 8989 }, { "api_workers", 1 } },
        Oslo.Database(cloud, Component),
        Oslo.TokenChecks(cloud, Component),
        Oslo.Client(cloud, "keystone", Component),
        new IniSection("pecan") { { "auth_enable", true } },
        new IniSection("cron_trigger") { { "enabled", false } },
        new IniSection("engine") { { "host", cloud.Machine } },
        new IniSection("executor") { { "host", cloud.Machine }, { "type", "remote" } },
        new IniSection("openstack_actions") { { "os_actions_endpoint_type", "internal" }, { "default_region", cloud.Region } },
        Oslo.NoNotifications,
        Oslo.BehindProxy);
}
