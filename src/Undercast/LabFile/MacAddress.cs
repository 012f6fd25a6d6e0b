using System.Security.Cryptography;
using System.Text;

namespace Undercast.LabFile;

/// <summary>MAC addresses, in lower-case colon form.</summary>
internal static class MacAddress
{
    public const string Rule = "must be a unicast MAC address of six pairs of hexadecimal digits";

    /// <summary>Takes upper case and hyphens too; null if it is no MAC address, or one that no card can have.</summary>
    public static string? Parse(string text)
    {
        var pairs = text.Split(text.Contains('-', StringComparison.Ordinal) ? '-' : ':');
        if (pairs.Length != 6 || !pairs.All(pair => pair.Length == 2 && pair.All(char.IsAsciiHexDigit)))
        {
            return null;
        }

        // IEEE 802: the lowest bit of the first octet is set for groups.
        var group = "13579bdf".Contains(char.ToLowerInvariant(pairs[0][1]), StringComparison.Ordinal);
        return group || pairs.All(pair => pair == "00") ? null : string.Join(':', pairs).ToLowerInvariant();
    }

    /// <summary>The one of a machine on a network: the same each time, in QEMU's locally administered range; <paramref name="attempt"/> tells two apart that met.</summary>
    public static string Of(string lab, string machine, string network, int attempt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{lab}/{machine}/{network}/{attempt}"));
        return $"52:54:00:{hash[0]:x2}:{hash[1]:x2}:{hash[2]:x2}";
    }
}
