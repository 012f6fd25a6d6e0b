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
    private static string Make(string name) => name switch
    {
        _ when name.StartsWith("keystone-", StringComparison.Ordinal) =>
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_'),
        _ when name.StartsWith(SecretName.CephKeyPrefix, StringComparison.Ordinal) => CephKeyOf(RandomNumberGenerator.GetBytes(16)),
        _ when name.StartsWith(SecretName.CephIdPrefix, StringComparison.Ordinal) => new Guid(RandomNumberGenerator.GetBytes(16)).ToString(),
        _ => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 32),
    };

    // Little-endian: type 1 (AES), time of birth in seconds and nanoseconds (nobody looks at it), length, 16 bytes.
    private static string CephKeyOf(ReadOnlySpan<byte> key) => Convert.ToBase64String([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)key.Length, 0, .. key]);

    /// <summary>Not the values: records print themselves in messages.</summary>
    public override string ToString() => $"{Values.Count} secrets";
}
