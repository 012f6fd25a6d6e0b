using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Undercast.LabFile;

/// <summary>Which of its three forms the Hypervisor has.</summary>
internal enum HypervisorForm
{
    /// <summary>A system container that Undercast builds on this machine.</summary>
    Embedded,

    /// <summary>This machine itself, reached by ssh like a remote one.</summary>
    Localhost,

    /// <summary>Another machine.</summary>
    Remote,
}

/// <summary><c>HYPERVISOR_ADDRESS</c>: <c>embedded</c>, <c>localhost</c> or <c>[user@]host[:port]</c>.</summary>
/// <param name="Form">Which of the three.</param>
/// <param name="User">Who logs in: <c>root</c> unless the address says otherwise.</param>
/// <param name="Host">Name or address, IPv6 without its brackets; empty for the embedded one, whose address its network says.</param>
/// <param name="Port">TCP port of sshd.</param>
internal sealed record HypervisorAddress(HypervisorForm Form, string User, string Host, int Port)
{
    /// <summary>The port of ssh.</summary>
    public const int DefaultPort = 22;

    /// <summary>The system container on this machine.</summary>
    public static HypervisorAddress Embedded { get; } = new(HypervisorForm.Embedded, "root", "", DefaultPort);

    public static bool TryParse(string text, [NotNullWhen(true)] out HypervisorAddress? address)
    {
        address = null;
        if (text == "embedded")
        {
            address = Embedded;
            return true;
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (!HostPort.TryParse(text[(at + 1)..], out var place) || (at >= 0 && !IsUser(text[..at])))
        {
            return false;
        }

        var own = place.Host == "localhost" || (IPAddress.TryParse(place.Host, out var ip) && IPAddress.IsLoopback(ip));
        address = new HypervisorAddress(
            own ? HypervisorForm.Localhost : HypervisorForm.Remote, at < 0 ? "root" : text[..at], place.Host, place.Port ?? DefaultPort);
        return true;
    }

    /// <summary>What to do about a text that is no address.</summary>
    internal static string Cure(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal))
        {
            return "leave out the scheme: it is reached by ssh";
        }

        var host = text[(text.IndexOf('@', StringComparison.Ordinal) + 1)..];
        return host.Count(c => c == ':') > 1 && !host.StartsWith('[')
            ? $"put brackets around an IPv6 address: [{host}]"
            : Nearest.To(text, ["embedded", "localhost"]) is { } near ? $"did you mean '{near}'?" : "write root@192.0.2.10:22, for example";
    }

    // Stricter than useradd: a leading hyphen would be an option of ssh.
    private static bool IsUser(string user) =>
        user.Length is > 0 and <= 32 && (char.IsAsciiLetter(user[0]) || user[0] == '_') && user.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
