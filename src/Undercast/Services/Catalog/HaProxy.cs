using System.Globalization;
using System.Text;

namespace Undercast.Services.Catalog;

/// <summary>haproxy: TLS for the public endpoints, a port a component.</summary>
internal static class HaProxy
{
    private static readonly Component Component = new("haproxy", 954);

    public static CatalogEntry Entry { get; } = new(Component, ["haproxy"], cloud =>
    [
        new("haproxy", Component, "/usr/sbin/haproxy -W -db -f /etc/haproxy/undercast.cfg")
        {
            User = "haproxy",
            Files =
            [
                new(Component, "haproxy.cfg", "/etc/haproxy/undercast.cfg", Configuration(cloud)),
                new(Component, "server.pem", "/etc/haproxy/server.pem", cloud.Certificate.ServerPem),
            ],
            Ports = [.. Public(cloud).Select(c => c.Identity!.PublicPort)],
            Health = Probes.Listens(cloud.ApiAddress, Public(cloud).First().Identity!.PublicPort),
        },
    ]);

    private static IEnumerable<Component> Public(CloudContext cloud) => cloud.Components.Where(c => c.Identity is not null);

    private static string Configuration(CloudContext cloud)
    {
        var text = new StringBuilder("""
            global
              maxconn 400
              log stdout format raw local0 notice
            defaults
              mode http
              log global
              option forwardfor
              timeout connect 10s
              timeout client 10m
              timeout server 10m

            """);
        foreach (var component in Public(cloud))
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                frontend {component.Name}
                  bind :{component.Identity!.PublicPort} ssl crt /etc/haproxy/server.pem
                  http-request set-header X-Forwarded-Proto https
                  default_backend {component.Name}
                backend {component.Name}
                  server {cloud.Machine} {cloud.ApiAddress}:{component.Identity.Port}

                """);
        }

        return text.ToString();
    }
}
