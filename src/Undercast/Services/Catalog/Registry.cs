namespace Undercast.Services.Catalog;

/// <summary>A registry of container images on the control plane.</summary>
internal static class Registry
{
    public const int Port = 8787;

    private static readonly Component Component = new("registry", 42499);

    public static CatalogEntry Entry { get; } = new(Component, ["registry"], cloud =>
    [
        new("registry", Component, "/usr/bin/docker-registry serve /etc/docker/registry/undercast.yml")
        {
            User = "docker-registry",
            Phase = StartPhase.Identity,
            Files = [new(Component, "config.yml", "/etc/docker/registry/undercast.yml", Configuration(cloud)) { Mode = "644" }],
            Folders = [StateFolder.Of(Component, "/var/lib/docker-registry")],
            Ports = [Port],
            Health = Probes.Answers(cloud.ApiAddress, Port, "/v2/"),
        },
    ]);

    private static string Configuration(CloudContext cloud) => $$$"""
        version: 0.1
        log: {level: warn}
        storage: {filesystem: {rootdirectory: /var/lib/docker-registry}, delete: {enabled: true}}
        http: {addr: "{{{cloud.ApiAddress}}}:{{{Port}}}"}

        """;
}
