using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Undercast.LabFile;

/// <summary><c>host[:port]</c>: a host name, an IPv4 address, or an IPv6 address in brackets.</summary>
/// <param name="Host">Without brackets.</param>
/// <param name="Port">Null if none was given.</param>
internal sealed record HostPort(string Host, int? Port)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out HostPort? place)
    {
        place = null;
        var bracketed = text.StartsWith('[');
        var end = bracketed ? text.IndexOf(']', StringComparison.Ordinal) + 1 : text.IndexOf(':', StringComparison.Ordinal);
        end = end < 0 ? text.Length : end;
        if (bracketed && end == 0)
        {
            return false;
        }

        var host = bracketed ? text[1..(end - 1)] : text[..end];
        if (!(bracketed ? IsIPv6(host) : IsHost(host)) || !TryPort(text[end..], out var port))
        {
            return false;
        }

        place = new HostPort(host, port);
        return true;
    }

    /// <summary>Four decimal numbers, as everyone writes it; <see cref="IPAddress.TryParse(string, out IPAddress)"/> also takes 1, 0x7f.1 and 010.0.0.1.</summary>
    public static bool TryIPv4(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address) && address.AddressFamily == AddressFamily.InterNetwork && address.ToString() == text;

    private static bool IsIPv6(string text) =>
        text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    // RFC 1123, and the underscore that names in ssh_config may have.
    private static bool IsHost(string text)
    {
        var labels = text.Split('.');
        return text.Length is > 0 and <= 253
            && labels.All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            && (!labels[^1].All(char.IsAsciiDigit) || TryIPv4(text, out _));
    }

    private static bool TryPort(string text, out int? port)
    {
        port = null;
        if (text.Length == 0)
        {
            return true;
        }

        var digits = text[1..];
        if (text[0] != ':' || !digits.All(char.IsAsciiDigit) || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        port = number;
        return number is > 0 and < 65536;
    }
}
