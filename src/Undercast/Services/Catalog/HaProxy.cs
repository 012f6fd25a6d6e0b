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
            Ports = [.. Public(cloud).Select(page => page.PublicPort)],
            Health = Probes.Listens(cloud.ApiAddress, Public(cloud).First().PublicPort),
        },
    ]);

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
        foreach (var page in Public(cloud))
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                frontend {page.Name}
                  bind :{page.PublicPort} ssl crt /etc/haproxy/server.pem
                  http-request set-header X-Forwarded-Proto https
                  default_backend {page.Name}
                backend {page.Name}
                  server {cloud.Machine} {cloud.ApiAddress}:{page.Port}

                """);
        }

        return text.ToString();
    }
}
