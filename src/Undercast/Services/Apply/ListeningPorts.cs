using System.Globalization;

namespace Undercast.Services.Apply;

/// <summary>TCP ports on which something listens, as the kernel tells it: asking costs nothing, while a health command starts a podman.</summary>
internal static class ListeningPorts
{
    private const string Listen = "0A";

    public static IReadOnlySet<int> Read() => Parse(Lines("/proc/net/tcp").Concat(Lines("/proc/net/tcp6")));

    /// <summary>Lines as in proc(5): <c>sl local_address rem_address st …</c>, the port in hexadecimal after the last colon.</summary>
    public static IReadOnlySet<int> Parse(IEnumerable<string> lines) => lines
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(fields => fields.Length > 3 && fields[3] == Listen)
        .Select(fields => int.Parse(fields[1].AsSpan(fields[1].LastIndexOf(':') + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        .ToHashSet();

    private static string[] Lines(string path) => File.Exists(path) ? File.ReadAllLines(path) : [];
}
