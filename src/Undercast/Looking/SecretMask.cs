using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Undercast.Looking;

/// <summary>
/// Replaces secrets by their values, wherever they stand. Below that is a net for what was made elsewhere: private keys in PEM and
/// Keystone's tokens, known by their shape.
/// </summary>
internal sealed partial class SecretMask
{
    private const string Mask = "***";

    // Shorter values would tear words apart; no secret of ours is so short.
    private const int Shortest = 8;

    private readonly SearchValues<string> values;
    private readonly string[] longestFirst;

    public SecretMask(IEnumerable<string> secrets)
    {
        longestFirst = [.. secrets.SelectMany(Forms).Where(value => value.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(value => value.Length)];
        values = SearchValues.Create(longestFirst, StringComparison.Ordinal);
    }

    public string Apply(string text)
    {
        text = Token().Replace(PrivateKey().Replace(text, "-----PRIVATE KEY REMOVED-----"), Mask);
        if (text.AsSpan().IndexOfAny(values) < 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (rest.IndexOfAny(values) is >= 0 and var start)
        {
            var found = rest[start..].ToString();
            masked.Append(rest[..start]).Append(Mask);
            rest = rest[(start + longestFirst.First(value => found.StartsWith(value, StringComparison.Ordinal)).Length)..];
        }

        return masked.Append(rest).ToString();
    }

    /// <summary>Masks bytes of any encoding in which ASCII is ASCII; all others stay as they are.</summary>
    public byte[] Apply(byte[] content) => Encoding.Latin1.GetBytes(Apply(Encoding.Latin1.GetString(content)));

    /// <summary>The value as it may stand in files: each line of a key, and without base64's padding, which URLs write otherwise.</summary>
    private static IEnumerable<string> Forms(string secret) =>
        secret.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.StartsWith("-----", StringComparison.Ordinal)).Select(line => line.TrimEnd('='));

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----", RegexOptions.Singleline)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"gAAAAA[A-Za-z0-9_-]{40,}")]
    private static partial Regex Token();
}
