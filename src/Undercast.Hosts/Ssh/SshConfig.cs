using System.Globalization;
using System.Text;

namespace Undercast.Hosts.Ssh;

/// <summary>The generated ssh_config (5) of a lab: one file, every host of the lab by its alias. Pure text.</summary>
public sealed record SshConfig
{
    // ssh binds ControlPath + "." + 16 random characters; %C is 40. All of it must fit in sun_path, 108 bytes with its NUL.
    private const int LongestControlDirectory = 107 - 17 - 40 - 1;

    /// <summary>The lab's own known_hosts; the user's is neither read nor written.</summary>
    public required string KnownHostsFile { get; init; }

    /// <summary>The lab's private key.</summary>
    public required string IdentityFile { get; init; }

    /// <summary>Where the control sockets live: see <see cref="RuntimeDirectory"/>.</summary>
    public required string ControlDirectory { get; init; }

    /// <summary>The hosts, each alias once.</summary>
    public IReadOnlyList<SshConfigHost> Hosts { get; init; } = [];

    /// <summary>How long a connection stays open after its last use.</summary>
    public TimeSpan ControlPersist { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A silent connection is probed this often, and given up after three probes.</summary>
    public TimeSpan AliveInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long reaching a host may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The file's text.</summary>
    /// <exception cref="ArgumentException">A value that ssh_config cannot hold: the message names it.</exception>
    public string Render()
    {
        if (Encoding.UTF8.GetByteCount(ControlDirectory) > LongestControlDirectory)
        {
            throw new ArgumentException(
                $"control directory '{ControlDirectory}' is longer than {LongestControlDirectory} bytes, too long for a socket's path; choose a shorter one");
        }

        var text = new StringBuilder("# Written by undercast; changes are lost.\n");
        foreach (var host in Hosts)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nHost {Word(host.Alias)}\n");
            Set(text, "HostName", Value(host.Target.Host));
            Set(text, "User", Value(host.Target.User));
            Set(text, "Port", Number(host.Target.Port));
            Set(text, "HostKeyAlias", host.Alias);
            Set(text, "IdentityFile", Value(host.IdentityFile ?? IdentityFile));
            if (host.ProxyJump is { } jump)
            {
                Set(text, "ProxyJump", Hosts.Any(h => h.Alias == jump)
                    ? Word(jump)
                    : throw new ArgumentException($"host '{host.Alias}' jumps over '{jump}', which is no host of this lab"));
            }
        }

        text.Append("\nHost *\n");
        Set(text, "IdentitiesOnly", "yes");
        Set(text, "IdentityAgent", "none");
        Set(text, "UserKnownHostsFile", Value(KnownHostsFile));
        Set(text, "GlobalKnownHostsFile", "/dev/null");
        Set(text, "StrictHostKeyChecking", "yes");
        Set(text, "UpdateHostKeys", "no");
        Set(text, "BatchMode", "yes");
        Set(text, "ConnectTimeout", Seconds(ConnectTimeout));
        Set(text, "ServerAliveInterval", Seconds(AliveInterval));
        Set(text, "ServerAliveCountMax", "3");
        Set(text, "ControlMaster", "auto");
        Set(text, "ControlPath", Value($"{ControlDirectory}/%C"));
        Set(text, "ControlPersist", Seconds(ControlPersist));
        return text.ToString();
    }

    private static void Set(StringBuilder text, string name, string value) => text.Append("    ").Append(name).Append(' ').Append(value).Append('\n');

    private static string Seconds(TimeSpan span) => Number((long)Math.Ceiling(span.TotalSeconds));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Word(string alias) => alias.Length > 0 && alias[0] != '-' && alias.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        ? alias
        : throw new ArgumentException($"host alias '{alias}' has other characters than letters, digits, '-', '_' and '.'");

    // ssh_config knows double quotes but no escape inside them that every version reads the same way.
    private static string Value(string value) => value.Length == 0 || value.Any(c => c is '"' or '\\' || char.IsControl(c))
        ? throw new ArgumentException($"'{value}' cannot be written in ssh_config; choose a path without quotes, backslashes and control characters")
        : value.Any(char.IsWhiteSpace) || value.Contains('#', StringComparison.Ordinal) ? $"\"{value}\"" : value;
}
