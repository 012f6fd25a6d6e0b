using System.Globalization;

namespace Undercast.Services.Catalog;

/// <summary>Ironic: bare metal. Its API, its conductor, and the HTTP and TFTP servers that nodes boot from.</summary>
internal static class Ironic
{
    public const string Home = "/var/lib/ironic";

    public const int HttpPort = 8080;

    public static Component Component { get; } = new("ironic", 42422)
    {
        Databases = ["ironic"],
        UsesQueue = true,
        Identity = new("baremetal", 6385, 13385),
    };

    public static CatalogEntry Entry { get; } = new(Component, ["ironic-api", "ironic-conductor", "ironic-http", "ironic-tftp"], cloud =>
    {
        var file = new ConfigurationFile(Component, "ironic.conf", "/etc/ironic/ironic.conf", IronicConfiguration.Of(cloud).ToString());
        var api = Uwsgi.Api(cloud, Component, "ironic-api", "/usr/bin/ironic-api-wsgi");
        return [api with { Files = [.. api.Files, file] }, Conductor(file), Http(cloud), Tftp(cloud)];
    });

    private static readonly string[] Places = ["httpboot", "tftpboot", "images", "master_images", "tftp-master", "deploy-logs", "lock"];

    private static readonly StateFolder State = StateFolder.Of(Component, Home);

    private static ServiceDefinition Conductor(ConfigurationFile file) =>
        new("ironic-conductor", Component, "/usr/bin/ironic-conductor --config-file /etc/ironic/ironic.conf")
        {
            User = "ironic",
            Files = [file],
            Folders =
            [
                State,
                .. Places.Select(name => StateFolder.Below(Component, name)),
            ],
            Needs = [MariaDb.Name, RabbitMq.Name, Keystone.Name],
            Health = Probes.HasQueue,
        };

    private static ServiceDefinition Http(CloudContext cloud) => new("ironic-http", Component, "/usr/sbin/nginx -c /etc/nginx/undercast.conf -g \"daemon off;\"")
    {
        Phase = StartPhase.Identity,
        Files = [new(Component, "nginx.conf", "/etc/nginx/undercast.conf", Nginx(cloud)) { Mode = "644" }],
        Folders = [State with { Options = "ro" }],
        Ports = [HttpPort],
        Health = Probes.Listens(cloud.ApiAddress, HttpPort),
    };

    // dnsmasq as a TFTP server and nothing else: it logs what each node fetched.
    private static ServiceDefinition Tftp(CloudContext cloud) => new("ironic-tftp", Component, $"/usr/sbin/dnsmasq --keep-in-foreground"
        + $" --conf-file=/dev/null --port=0 --enable-tftp --tftp-root={Home}/tftpboot --listen-address={cloud.ApiAddress} --bind-interfaces"
        + " --user=root --log-facility=-")
    {
        Phase = StartPhase.Identity,
        Folders = [State with { Options = "ro" }],
        Capabilities = ["NET_ADMIN", "NET_RAW"],
        Health = new("pidof dnsmasq"),
    };

    private static string Nginx(CloudContext cloud) => string.Create(CultureInfo.InvariantCulture, $$"""
        user www-data;
        worker_processes 1;
        pid /run/nginx.pid;
        error_log stderr;
        events { worker_connections 256; }
        http {
          access_log /dev/stdout;
          sendfile on;
          tcp_nopush on;
          default_type application/octet-stream;
          server {
            listen {{cloud.ApiAddress}}:{{HttpPort}};
            root {{Home}}/httpboot;
          }
        }

        """);
}
