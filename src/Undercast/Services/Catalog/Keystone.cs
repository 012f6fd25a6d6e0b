using System.Security.Cryptography;
using System.Text;
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

    /// <summary>
    /// SQL that gives the first user, who came with the databases, this lab's password. Keystone's own command for it would be another
    /// Python that starts while everybody waits for Keystone.
    /// </summary>
    public static string AdminPassword(CloudContext cloud)
    {
        const string Admin = "local_user WHERE local_user.domain_id = 'default' AND local_user.name = 'admin'";
        var hash = PasswordHash(cloud.Secrets[SecretName.Admin]);
        return $"DELETE FROM keystone.password WHERE password_hash <> '{hash}' AND local_user_id IN (SELECT id FROM keystone.{Admin});\n"
            + "INSERT INTO keystone.password (local_user_id, self_service, password_hash, created_at, created_at_int) "
            + $"SELECT id, 0, '{hash}', UTC_TIMESTAMP(), UNIX_TIMESTAMP() * 1000000 FROM keystone.{Admin} "
            + "AND NOT EXISTS (SELECT * FROM keystone.password WHERE password.local_user_id = local_user.id);\n";
    }

    /// <summary>A password as Keystone stores it: <c>$pbkdf2-sha512$ROUNDS$SALT$DIGEST</c>, in base64 without padding.</summary>
    /// <remarks>The salt is made of the password, so that the same configuration is rendered each time; both are of one lab only.</remarks>
    /// <seealso href="https://docs.openstack.org/keystone/2025.1/admin/configuration.html#password-hashing"/>
    public static string PasswordHash(string password)
    {
        // It is random and long: rounds would only cost time.
        const int Rounds = 1000;
        var secret = Encoding.UTF8.GetBytes(password);
        var salt = HMACSHA256.HashData(secret, "keystone"u8).AsSpan(0, 16);
        var digest = Rfc2898DeriveBytes.Pbkdf2(secret, salt, Rounds, HashAlgorithmName.SHA512, 64);
        return $"$pbkdf2-sha512${Rounds}${Convert.ToBase64String(salt).TrimEnd('=')}${Convert.ToBase64String(digest).TrimEnd('=')}";
    }

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
