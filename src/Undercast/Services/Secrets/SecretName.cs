namespace Undercast.Services.Secrets;

/// <summary>Names of secrets; the same lab always has the same names, so that a missing one is made and a present one is kept.</summary>
internal static class SecretName
{
    /// <summary>Password of Keystone's first user.</summary>
    public const string Admin = "admin";

    /// <summary>With it Heat keeps credentials in its database; 32 characters.</summary>
    public const string HeatEncryption = "heat-encryption-key";

    /// <summary>Keystone user that owns the users which Heat makes.</summary>
    public const string HeatDomainAdmin = "identity-heat_domain_admin";

    /// <summary>Shared by Nova's metadata service and those who ask it for guests.</summary>
    public const string Metadata = "metadata-proxy";

    public static string Database(Component component) => $"database-{component.Name}";

    public static string Queue(Component component) => $"queue-{component.Name}";

    public static string Identity(Component component) => $"identity-{component.Name}";

    /// <summary>Key of an entity of Ceph.</summary>
    public static string CephKey(string entity) => $"{CephKeyPrefix}{entity}";

    /// <summary>Secrets of this form are made as Ceph's keys are.</summary>
    public const string CephKeyPrefix = "ceph-key-";

    /// <summary>These are identifiers: random, and UUIDs.</summary>
    public const string CephIdPrefix = "ceph-id-";

    public static string TokenKey(int index) => $"keystone-fernet-{index}";

    public static string CredentialKey(int index) => $"keystone-credential-{index}";

    /// <summary>All that a cloud of these components needs.</summary>
    public static IEnumerable<string> For(IEnumerable<Component> components) =>
    [
        Admin, HeatEncryption, HeatDomainAdmin, Metadata, TokenKey(0), TokenKey(1), CredentialKey(0), CredentialKey(1),
        .. components.SelectMany(Of).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Of(Component component)
    {
        foreach (var secret in component.Secrets)
        {
            yield return secret;
        }

        if (component.Databases.Count > 0)
        {
            yield return Database(component);
        }

        if (component.UsesQueue)
        {
            yield return Queue(component);
        }

        if (component.Identity is not null)
        {
            yield return Identity(component);
        }
    }
}
