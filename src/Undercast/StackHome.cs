using Undercast.Hosts.Agent;

namespace Undercast;

/// <summary>/home/stack on undercloud-0: where people look for credentials, configurations and logs of each stage.</summary>
internal sealed class StackHome(LabSession lab)
{
    private const string Folder = "/home/stack";

    private IAgent Undercloud => lab.Agent(lab.Lab.Topology.Undercloud.Name);

    /// <summary>True if the file is there with just this content.</summary>
    public async Task<bool> HasAsync(string name, string content, CancellationToken cancel)
    {
        var found = await Undercloud.AskAsync(HostMethods.FileExists, new FileExistsRequest($"{Folder}/{name}"), null, cancel);
        return found.Exists && (await Undercloud.AskAsync(HostMethods.FileRead, new FileReadRequest($"{Folder}/{name}"), null, cancel)).Text == content;
    }

    /// <summary>Writes a file of user stack's own, mode 0600: most of them hold a password.</summary>
    public Task WriteAsync(string name, string content, CancellationToken cancel) => Undercloud.AskAsync(
        HostMethods.FileWrite,
        FileWriteRequest.FromText($"{Folder}/{name}", content) with { Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite, Owner = "stack:stack" },
        null,
        cancel);

    /// <summary>Keeps the events of this very run, as far as it has come, as the log of a stage.</summary>
    public async Task WriteLogAsync(string name, CancellationToken cancel)
    {
        var log = Directory.EnumerateFiles(lab.Paths.RunLogs).Order(StringComparer.Ordinal).LastOrDefault();
        await WriteAsync(name, log is null ? "" : await File.ReadAllTextAsync(log, cancel), cancel);
    }
}
