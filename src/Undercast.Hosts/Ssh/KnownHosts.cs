namespace Undercast.Hosts.Ssh;

/// <summary>The text of the lab's known_hosts: a line a key, each under its host's alias. Pure.</summary>
public static class KnownHosts
{
    /// <summary>The keys pinned for an alias.</summary>
    public static IReadOnlyList<HostKey> Of(string text, string alias) =>
        [.. Lines(text).Where(l => Names(l, alias)).Select(l => HostKey.TryParse(l[(alias.Length + 1)..])).OfType<HostKey>()];

    /// <summary>The text with exactly these keys pinned for the alias, and all others as they were.</summary>
    public static string With(string text, string alias, IEnumerable<HostKey> keys) =>
        string.Concat(Lines(text).Where(l => !Names(l, alias)).Concat(keys.Select(k => $"{alias} {k}")).Select(l => $"{l}\n"));

    /// <summary>The text with nothing pinned for the alias.</summary>
    public static string Without(string text, string alias) => With(text, alias, []);

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0);

    private static bool Names(string line, string alias) => line.StartsWith($"{alias} ", StringComparison.Ordinal);
}
