using System.Security.Cryptography;

namespace Undercast.Services.Secrets;

/// <summary>The secrets of one cloud, by name.</summary>
internal sealed record CloudSecrets(IReadOnlyDictionary<string, string> Values)
{
    public string this[string name] =>
        Values.TryGetValue(name, out var value) ? value : throw new KeyNotFoundException($"there is no secret '{name}'; make the missing ones first");

    /// <summary>Keeps what there is and makes what is missing.</summary>
    public static CloudSecrets Complete(CloudSecrets? present, IEnumerable<string> names)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in present?.Values ?? new Dictionary<string, string>())
        {
            all[name] = value;
        }

        foreach (var name in names)
        {
            all.TryAdd(name, Make(name));
        }

        return new(all);
    }

    // Letters and digits alone: safe in URLs, SQL, INI and shell files. Keystone's keys are Fernet's: 32 bytes, URL-safe base64.
    private static string Make(string name) => name.StartsWith("keystone-", StringComparison.Ordinal)
        ? Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_')
        : RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 32);

    /// <summary>Not the values: records print themselves in messages.</summary>
    public override string ToString() => $"{Values.Count} secrets";
}
