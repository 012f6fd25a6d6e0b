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

    public static string Database(Component component) => $"database-{component.Name}";

    public static string Queue(Component component) => $"queue-{component.Name}";

    public static string Identity(Component component) => $"identity-{component.Name}";

    public static string TokenKey(int index) => $"keystone-fernet-{index}";

    public static string CredentialKey(int index) => $"keystone-credential-{index}";

    /// <summary>All that a cloud of these components needs.</summary>
    public static IEnumerable<string> For(IEnumerable<Component> components) =>
    [
        Admin, HeatEncryption, HeatDomainAdmin, TokenKey(0), TokenKey(1), CredentialKey(0), CredentialKey(1),
        .. components.SelectMany(Of).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Of(Component component)
    {
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
