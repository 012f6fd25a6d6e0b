using Undercast.Services.Ini;
using Undercast.Services.Secrets;

namespace Undercast.Services.Catalog;

/// <summary>Keystone: who is who, and where is what.</summary>
internal static class Keystone
{
    public const string Name = "keystone";

    private const string TokenKeys = "/etc/keystone/fernet-keys";
    private const string CredentialKeys = "/etc/keystone/credential-keys";

    public static Component Component { get; } = new("keystone", 42425)
    {
        Databases = ["keystone"],
        Identity = new("identity", 5000, 13000),
    };

    public static CatalogEntry Entry { get; } = new(Component, ["keystone"], cloud =>
    [
        Api(cloud, Uwsgi.Api(cloud, Component, Name, "/usr/bin/keystone-wsgi-public")),
    ]);

    private static ServiceDefinition Api(CloudContext cloud, ServiceDefinition api) => api with
    {
        Phase = StartPhase.Identity,
        Needs = [MariaDb.Name, Memcached.Name],
        Health = Probes.Answers(cloud.ApiAddress, 5000, "/v3"),
        Files =
        [
            .. api.Files,
            new(Component, "keystone.conf", "/etc/keystone/keystone.conf", Configuration(cloud).ToString()),
            .. Keys(cloud, "fernet-keys", TokenKeys, SecretName.TokenKey),
            .. Keys(cloud, "credential-keys", CredentialKeys, SecretName.CredentialKey),
        ],
    };

    private static IniFile Configuration(CloudContext cloud) => new(
        Oslo.Defaults,
        Oslo.Database(cloud, Component),
        new IniSection("token") { { "provider", "fernet" }, { "expiration", 14400 } },
        new IniSection("cache")
        {
            { "enabled", true },
            { "backend", "dogpile.cache.memcached" },
            { "memcache_servers", Memcached.Servers(cloud) },
        },
        new IniSection("fernet_tokens") { { "key_repository", TokenKeys } },
        new IniSection("credential") { { "key_repository", CredentialKeys } },
        // Every password is random and long: a slow hash would only cost time, a quarter of a second a login.
        new IniSection("identity") { { "password_hash_rounds", 4 } },
        Oslo.NoNotifications,
        Oslo.BehindProxy);

    private static IEnumerable<ConfigurationFile> Keys(CloudContext cloud, string folder, string inside, Func<int, string> name) =>
        Enumerable.Range(0, 2).Select(index =>
            new ConfigurationFile(Component, $"{folder}/{index}", $"{inside}/{index}", cloud.Secrets[name(index)]));
}
