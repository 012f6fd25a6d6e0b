using System.Text;

namespace Undercast.Services.Catalog;

/// <summary>keepalived: of several controllers, one at a time has the cloud's internal and public address. Each looks at its own haproxy.</summary>
internal static class Keepalived
{
    public const string Name = "keepalived";

    // Any number below 256 that no other router on the control plane has.
    private const int InternalRouter = 51, PublicRouter = 52;

    private const string Check = "/etc/keepalived/haproxy-answers";

    private static readonly Component Component = new(Name, 0);

    public static CatalogEntry Entry { get; } = new(Component, [Name], cloud =>
    [
        new(Name, Component, "/usr/sbin/keepalived --dont-fork --log-console --vrrp --use-file=/etc/keepalived/keepalived.conf --pid=/run/keepalived.pid")
        {
            Capabilities = ["NET_ADMIN", "NET_RAW", "NET_BROADCAST"],
            Phase = StartPhase.Foundations,
            Files =
            [
                new(Component, "keepalived.conf", "/etc/keepalived/keepalived.conf", Configuration(cloud)),
                new(Component, "haproxy-answers", Check, $": </dev/tcp/{cloud.ControlPlane.Address}/{HaProxy.CheckedPort(cloud)}\n"),
            ],
            Needs = [HaProxy.Name],
            // Whoever has the address.
            Health = Probes.Listens(cloud.InternalHost, HaProxy.CheckedPort(cloud)),
        },
    ]);

    private static string Configuration(CloudContext cloud)
    {
        var text = new StringBuilder($$"""
            global_defs {
              router_id {{cloud.Machine}}
              enable_script_security
              script_user root
              # Open vSwitch makes the external bridge later.
              dynamic_interfaces allow_if_changes
            }
            vrrp_script haproxy {
              # keepalived runs no script through a symbolic link, and /bin is one.
              script "/usr/bin/bash {{Check}}"
              interval 2
              timeout 2
              fall 2
              rise 1
            }

            """);
        text.Append(Instance(cloud, "internal", InternalRouter, cloud.InternalHost, cloud.ControlPlane.Nic));
        if (cloud.External is { } external)
        {
            text.Append(Instance(cloud, "public", PublicRouter, cloud.PublicHost, external.Bridge));
        }

        return text.ToString();
    }

    // The members speak on the control plane of both addresses, each to each: no multicast.
    private static string Instance(CloudContext cloud, string name, int router, string address, string link)
    {
        var cluster = cloud.Cluster ?? throw new ArgumentException($"{cloud.Machine}: one controller alone has its addresses always", nameof(cloud));
        return $$"""
            vrrp_instance {{name}} {
              interface {{cloud.ControlPlane.Nic}}
              state BACKUP
              nopreempt
              virtual_router_id {{router}}
              priority {{100 - cluster.NumberOf(cloud.Machine)}}
              advert_int 1
              unicast_src_ip {{cloud.ControlPlane.Address}}
              unicast_peer {
                {{string.Join("\n    ", cluster.PeersOf(cloud.Machine))}}
              }
              virtual_ipaddress {
                {{address}}/32 dev {{link}}
              }
              track_interface {
                {{link}}
              }
              track_script {
                haproxy
              }
            }

            """;
    }
}
