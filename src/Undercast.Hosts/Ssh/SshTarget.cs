using System.Globalization;

namespace Undercast.Hosts.Ssh;

/// <summary>Where an ssh server is and who logs in there.</summary>
/// <param name="User">The login.</param>
/// <param name="Host">A name or an address; IPv6 without brackets.</param>
/// <param name="Port">TCP port.</param>
public sealed record SshTarget(string User, string Host, int Port = 22)
{
    /// <summary>Reads <c>[user@]host[:port]</c>; an IPv6 address with a port is written <c>[addr]:port</c>.</summary>
    /// <returns>Null if the text is not of that form.</returns>
    public static SshTarget? TryParse(string text, string defaultUser = "root")
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.LastIndexOf('@');
        var user = at < 0 ? defaultUser : text[..at];
        var (host, port) = SplitPort(text[(at + 1)..]);
        return IsName(user) && IsHost(host) && port is > 0 and < 65536 ? new SshTarget(user, host, port) : null;
    }

    public override string ToString() => (Host.Contains(':', StringComparison.Ordinal), Port) switch
    {
        (_, 22) => $"{User}@{Host}",
        (true, _) => $"{User}@[{Host}]:{Port}",
        _ => $"{User}@{Host}:{Port}",
    };

    private static (string Host, int Port) SplitPort(string place)
    {
        if (place.StartsWith('[') && place.IndexOf(']', StringComparison.Ordinal) is > 0 and var close)
        {
            var rest = place[(close + 1)..];
            return (place[1..close], rest.Length == 0 ? 22 : rest[0] == ':' ? Number(rest[1..]) : 0);
        }

        var colon = place.IndexOf(':', StringComparison.Ordinal);
        // Two colons and no brackets: an IPv6 address, which cannot carry a port.
        return colon < 0 || place.LastIndexOf(':') != colon ? (place, 22) : (place[..colon], Number(place[(colon + 1)..]));
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // A leading '-' would be read by ssh as an option; white space and quotes would break out of ssh_config.
    private static bool IsName(string text) =>
        text.Length > 0 && text[0] != '-' && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static bool IsHost(string text) =>
        text.Length > 0 && text[0] != '-' && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or ':' or '_' or '%');
}
