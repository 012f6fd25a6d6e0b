using Undercast.Services.Ini;
using Undercast.Services.Secrets;

namespace Undercast.Services.Catalog;

/// <summary>Heat: stacks.</summary>
internal static class Heat
{
    /// <summary>Keystone domain of the users that Heat makes, and their owner there.</summary>
    public const string Domain = "heat", DomainAdmin = "heat_domain_admin";

    // Where waiting guests report; nobody looks it up in the catalog.
    private static readonly WebPage CloudFormation = new("heat-cfn", 8000, 13005);

    public static Component Component { get; } = new("heat", 42418)
    {
        Databases = ["heat"],
        UsesQueue = true,
        Identity = new("orchestration", 8004, 13004, "/v1/%(tenant_id)s"),
        Pages = [CloudFormation],
    };

    public static CatalogEntry Entry { get; } = new(Component, ["heat-api", "heat-api-cfn", "heat-engine"], cloud =>
    {
        var file = new ConfigurationFile(Component, "heat.conf", "/etc/heat/heat.conf", Configuration(cloud).ToString());
        var api = Uwsgi.Api(cloud, Component, "heat-api", "/usr/bin/heat-wsgi-api");
        var waiting = Uwsgi.Api(cloud, Component, "heat-api-cfn", "/usr/bin/heat-wsgi-api-cfn", CloudFormation.Port);
        return
        [
            api with
            {
                Files = [.. api.Files, file],
                // Its root answers "300 Multiple Choices", which is not an error to curl either.
                Health = Probes.Answers(cloud.ApiAddress, 8004, "/"),
            },
            waiting with { Files = [.. waiting.Files, file] },
            new("heat-engine", Component, "/usr/bin/heat-engine --config-file /etc/heat/heat.conf")
            {
                User = "heat",
                Files = [file],
                Needs = [MariaDb.Name, RabbitMq.Name, Keystone.Name],
                Health = Probes.HasQueue,
            },
        ];
    });

    private static IniFile Configuration(CloudContext cloud) => new(
        new IniSection("DEFAULT")
        {
            Oslo.DefaultsWithQueue(cloud, Component),
            { "num_engine_workers", 1 },
            { "max_nested_stack_depth", 10 },
            // What fails is told at once; the next run makes it anew.
            { "action_retry_limit", 0 },
            { "stack_user_domain_name", Domain },
            { "stack_domain_admin", DomainAdmin },
            { "stack_domain_admin_password", cloud.Secrets[SecretName.HeatDomainAdmin] },
            { "auth_encryption_key", cloud.Secrets[SecretName.HeatEncryption] },
            { "region_name_for_services", cloud.Region },
            { "server_keystone_endpoint_type", "internal" },
            { "heat_metadata_server_url", $"http://{cloud.InternalHost}:8000" },
            { "heat_waitcondition_server_url", $"http://{cloud.InternalHost}:8000/v1/waitcondition" },
        },
        Oslo.Database(cloud, Component),
        Oslo.TokenChecks(cloud, Component),
        // A trustee has no project of its own: Keystone refuses a trust-scoped login that names one.
        new IniSection("trustee")
        {
            { "auth_type", "password" },
            { "auth_url", cloud.IdentityUrl },
            { "username", Component.Name },
            { "password", cloud.Secrets[SecretName.Identity(Component)] },
            { "user_domain_name", "Default" },
        },
        new IniSection("clients") { { "endpoint_type", "internalURL" } },
        new IniSection("clients_keystone") { { "auth_uri", cloud.IdentityUrl } },
        Oslo.Queues(cloud),
        Oslo.NoNotifications,
        Oslo.BehindProxy);
}
