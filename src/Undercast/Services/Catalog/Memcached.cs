namespace Undercast.Services.Catalog;

/// <summary>memcached: tokens that were checked already.</summary>
internal static class Memcached
{
    public const string Name = "memcached";

    public const int Port = 11211;

    /// <summary>Every memcached of the cloud, as its clients are told: <c>HOST:PORT,…</c>.</summary>
    public static string Servers(CloudContext cloud) => string.Join(',', cloud.FoundationHosts.Select(host => $"{host}:{Port}"));

    private static readonly Component Component = new("memcache", 42457);

    public static CatalogEntry Entry { get; } = new(Component, ["memcached"], cloud =>
    [
        new(Name, Component, $"/usr/bin/memcached -l {cloud.FoundationAddress} -p {Port} -m 32 -c 512")
        {
            User = "memcache",
            Phase = StartPhase.Foundations,
            Ports = [Port],
            Health = Probes.Listens(cloud.FoundationAddress, Port),
        },
    ]);
}
