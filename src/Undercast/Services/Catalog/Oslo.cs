using Undercast.Services.Ini;
using Undercast.Services.Secrets;

namespace Undercast.Services.Catalog;

/// <summary>Sections that OpenStack's services share, for they read them with the same oslo libraries.</summary>
internal static class Oslo
{
    /// <summary>The host that all controllers are to those who remember one, TripleO's word for it.</summary>
    public const string HostGroup = "hostgroup";

    /// <summary>Notifications go nowhere: nobody listens, and the queue would fill.</summary>
    public static IniSection NoNotifications => new("oslo_messaging_notifications") { { "driver", "noop" } };

    /// <summary>Links in answers name the scheme that the client used at haproxy.</summary>
    public static IniSection BehindProxy => new("oslo_middleware") { { "enable_proxy_headers_parsing", true } };

    /// <summary>Periodic tasks begin with the service. Unless told they begin at random within a minute, so that many hosts do not ask at once; a lab has few, and somebody waits.</summary>
    public static IniSection PeriodicTasksAtOnce => new("") { { "periodic_fuzzy_delay", 0 } };

    /// <summary>Logs to standard error: podman keeps it.</summary>
    public static IniSection Defaults => new("DEFAULT") { { "use_stderr", true }, { "debug", false } };

    public static IniSection DefaultsWithQueue(CloudContext cloud, Component component) => new("DEFAULT")
    {
        Defaults,
        { "transport_url", "rabbit://" + string.Join(',', cloud.FoundationHosts.Select(host => $"{component.Name}:{cloud.Secrets[SecretName.Queue(component)]}@{host}:{RabbitMq.Port}")) + "/" },
        { "host", cloud.Machine },
    };

    /// <summary>On several RabbitMQ a queue must be on all of them: one that is on a single one ends with it.</summary>
    public static IniSection Queues(CloudContext cloud) => cloud.Cluster is null ? new("oslo_messaging_rabbit") : new("oslo_messaging_rabbit")
    {
        { "rabbit_quorum_queue", true },
        { "rabbit_transient_quorum_queue", true },
    };

    public static IniSection Database(CloudContext cloud, Component component, string section = "database", string? database = null) => new(section)
    {
        {
            "connection",
            $"mysql+pymysql://{component.Name}:{cloud.Secrets[SecretName.Database(component)]}@{cloud.DatabaseHost}/{database ?? component.Name}?charset=utf8"
        },
        // One process each: a few idle connections are enough, and MariaDB pays for each.
        { "max_pool_size", 2 },
        { "max_overflow", 20 },
        { "connection_recycle_time", 280 },
    };

    /// <summary>How a service checks the tokens of those who call it.</summary>
    public static IniSection TokenChecks(CloudContext cloud, Component component) => new("keystone_authtoken")
    {
        Credentials(cloud, component),
        { "www_authenticate_uri", cloud.IdentityUrl },
        { "memcached_servers", Memcached.Servers(cloud) },
        { "interface", "internal" },
        { "service_token_roles", "service" },
        { "service_token_roles_required", true },
    };

    /// <summary>How a service calls another one: as <paramref name="component"/>.</summary>
    public static IniSection Client(CloudContext cloud, string section, Component component) => new(section)
    {
        Credentials(cloud, component),
        { "valid_interfaces", "internal" },
    };

    private static IniSection Credentials(CloudContext cloud, Component component) => new("")
    {
        { "auth_type", "password" },
        { "auth_url", cloud.IdentityUrl },
        { "username", component.Name },
        { "password", cloud.Secrets[SecretName.Identity(component)] },
        { "project_name", "service" },
        { "user_domain_name", "Default" },
        { "project_domain_name", "Default" },
        { "region_name", cloud.Region },
    };
}
