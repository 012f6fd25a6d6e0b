using System.Security.Cryptography;

namespace Undercast.Hosts.Ssh;

/// <summary>A server's public key.</summary>
/// <param name="Type">For example <c>ssh-ed25519</c>.</param>
/// <param name="Key">Base64.</param>
public sealed record HostKey(string Type, string Key)
{
    /// <summary>As ssh shows it: <c>SHA256:…</c>.</summary>
    public string Fingerprint => $"SHA256:{Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(Key))).TrimEnd('=')}";

    public override string ToString() => $"{Type} {Key}";

    /// <summary>Reads <c>TYPE BASE64 [comment]</c>, the content of a .pub file.</summary>
    /// <returns>Null if the text is no key.</returns>
    public static HostKey? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 2 && words[1].Length > 20 && Convert.TryFromBase64String(words[1], new byte[words[1].Length], out _)
            ? new HostKey(words[0], words[1])
            : null;
    }
}
