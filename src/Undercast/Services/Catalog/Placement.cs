using Undercast.Services.Ini;

namespace Undercast.Services.Catalog;

/// <summary>Placement: what the machines have left to give.</summary>
internal static class Placement
{
    public static Component Component { get; } = new("placement", 42482)
    {
        Databases = ["placement"],
        Identity = new("placement", 8778, 13778),
    };

    public static CatalogEntry Entry { get; } = new(Component, ["placement-api"], cloud => [Api(cloud)]);

    private static ServiceDefinition Api(CloudContext cloud)
    {
        var api = Uwsgi.Api(cloud, Component, "placement-api", "/usr/bin/placement-api");
        return api with
        {
            Needs = [MariaDb.Name, Keystone.Name],
            Files = [.. api.Files, new(Component, "placement.conf", "/etc/placement/placement.conf", Configuration(cloud).ToString())],
        };
    }

    private static IniFile Configuration(CloudContext cloud) => new(
        Oslo.Defaults,
        Oslo.Database(cloud, Component, "placement_database"),
        new IniSection("api") { { "auth_strategy", "keystone" } },
        Oslo.TokenChecks(cloud, Component),
        Oslo.BehindProxy);
}
