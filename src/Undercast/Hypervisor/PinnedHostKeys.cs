namespace Undercast.Hypervisor;

/// <summary>The lab's known_hosts: one key a host, under the host's alias.</summary>
internal static class PinnedHostKeys
{
    /// <summary>Pins the key (`ssh-ed25519 AAAA…`) in place of whatever was pinned for the alias.</summary>
    public static async Task SetAsync(string file, string alias, string key, CancellationToken cancel)
    {
        var others = File.Exists(file) ? (await File.ReadAllLinesAsync(file, cancel)).Where(line => !line.StartsWith(alias + " ", StringComparison.Ordinal)) : [];
        var partial = file + ".partial";
        await File.WriteAllLinesAsync(partial, [.. others, $"{alias} {key}"], cancel);
        File.Move(partial, file, overwrite: true);
    }
}
