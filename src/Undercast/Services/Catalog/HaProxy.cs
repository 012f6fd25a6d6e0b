using System.Globalization;
using System.Text;

namespace Undercast.Services.Catalog;

/// <summary>haproxy: TLS for the public endpoints, a port a component. Of several controllers each has one, which leads to all of them.</summary>
internal static class HaProxy
{
    public const string Name = "haproxy";

    private static readonly Component Component = new(Name, 954);

    // haproxy's own words for "it answers again, or no more": two questions, two seconds apart.
    private const string Checked = "check inter 2s fall 2 rise 2";

    public static CatalogEntry Entry { get; } = new(Component, ["haproxy"], cloud =>
    [
        new(Name, Component, "/usr/sbin/haproxy -W -db -f /etc/haproxy/undercast.cfg")
        {
            User = "haproxy",
            // Of several, Keystone looks for its database here.
            Phase = cloud.Cluster is null ? StartPhase.Identity : StartPhase.Foundations,
            Files =
            [
                new(Component, "haproxy.cfg", "/etc/haproxy/undercast.cfg", Configuration(cloud)),
                new(Component, "server.pem", "/etc/haproxy/server.pem", cloud.Certificate.ServerPem),
            ],
            Tasks = cloud.Cluster is null ? [] : [MakeRoom(cloud)],
            Ports = [.. Public(cloud).Select(page => page.PublicPort)],
            Health = Probes.Listens(cloud.ApiAddress, CheckedPort(cloud)),
        },
    ]);

    /// <summary>A port on which every address of the machine answers, if haproxy runs.</summary>
    public static int CheckedPort(CloudContext cloud) => Public(cloud).First().PublicPort;

    private static IEnumerable<WebPage> Public(CloudContext cloud) => cloud.Components.SelectMany(component => new[]
    {
        component.Identity is { } entry ? [new WebPage(component.Name, entry.Port, entry.PublicPort)] : Array.Empty<WebPage>(),
        // The undercloud has the components, but not what serves these.
        cloud.Cloud == CloudKind.Overcloud ? component.Pages : [],
    }.SelectMany(pages => pages));

    private static string Configuration(CloudContext cloud)
    {
        var text = new StringBuilder("""
            global
              maxconn 2000
              log stdout format raw local0 notice
            defaults
              mode http
              log global
              option forwardfor
              timeout connect 10s
              timeout client 10m
              timeout server 10m

            """);
        foreach (var page in Public(cloud))
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                frontend {page.Name}
                  bind :{page.PublicPort} ssl crt /etc/haproxy/server.pem
                  http-request set-header X-Forwarded-Proto https
                  default_backend {page.Name}
                backend {page.Name}
                {Servers(cloud, page.Port)}

                """);
        }

        if (cloud.Cluster is { } cluster)
        {
            foreach (var page in Public(cloud).Append(new WebPage("nova-metadata", OvercloudNova.MetadataPort, 0)))
            {
                text.Append(CultureInfo.InvariantCulture, $"""
                    listen internal-{page.Name}
                      bind {cloud.InternalHost}:{page.Port}
                      option redispatch
                    {Servers(cloud, page.Port)}

                    """);
            }

            text.Append(Database(cloud, cluster));
        }

        return text.ToString();
    }

    /// <summary>What a controller that was alone had on the cloud's own address would keep haproxy from it; each starts again in its phase, on the controller's address.</summary>
    private static MachineTask MakeRoom(CloudContext cloud)
    {
        var listeners = $"ss -Hltnp src {cloud.InternalHost} | grep -v '\"haproxy\"'";
        return new("make room for haproxy on the cloud's address", StartPhase.Foundations,
            ["sh", "-c", $"! {listeners} | grep -q ."],
            ["sh", "-ec", $"{listeners} | grep -o 'pid=[0-9]*' | cut -d= -f2 | xargs systemctl whoami | sort -u | xargs systemctl stop"]);
    }

    private static string Servers(CloudContext cloud, int port) => cloud.Cluster is { } cluster
        ? string.Join('\n', cluster.Members.Select(member => $"  server {member.Machine} {member.Address}:{port} {Checked}"))
        : $"  server {cloud.Machine} {cloud.ApiAddress}:{port}";

    /// <summary>
    /// Of several MariaDB one is written to: two at a time may change one row, and one of them is refused. Each is asked whether it is a part of the cluster,
    /// for one that is not still takes connections.
    /// </summary>
    private static string Database(CloudContext cloud, ControllerCluster cluster)
    {
        var servers = cluster.Members.Select((member, number) =>
            $"  server {member.Machine} {member.Address}:{MariaDb.Port} {Checked} on-marked-down shutdown-sessions{(number == 0 ? " on-marked-up shutdown-backup-sessions" : " backup")}");
        return $"""
            listen mariadb
              bind {cloud.InternalHost}:{MariaDb.Port}
              mode tcp
              timeout connect 2s
              option redispatch 1
              timeout client 1h
              timeout server 1h
              option tcp-check
              tcp-check connect
              tcp-check send-binary {Convert.ToHexStringLower(MariaDbQuestion.Login(Galera.CheckUser))}
              tcp-check send-binary {Convert.ToHexStringLower(MariaDbQuestion.Query("SHOW STATUS WHERE Variable_name = 'wsrep_ready' AND Value = 'ON'"))}
              tcp-check expect string wsrep_ready
            {string.Join('\n', servers)}

            """;
    }
}
