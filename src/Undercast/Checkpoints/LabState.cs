using System.Text.Json.Nodes;
using Undercast.Hosts.Ssh;

namespace Undercast.Checkpoints;

/// <summary>What the Orchestrator knew of a lab when a checkpoint was taken: journal, secrets, certificates, pinned host keys. It stays there.</summary>
/// <param name="paths">The lab's files.</param>
/// <param name="id">Names the folder; a checkpoint says which is its.</param>
internal sealed class LabState(LabPaths paths, Guid id)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private string Folder => Path.Combine(paths.LabStates, id.ToString("N"));

    public void Save()
    {
        Directory.CreateDirectory(Folder, Private);
        foreach (var file in Directory.EnumerateFiles(paths.Work, "*.json").Append(paths.KnownHosts).Where(File.Exists))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        }
    }

    /// <summary>Puts the files back; answers whether there were any. How long steps take and the Hypervisor's host key are known better now.</summary>
    public bool Restore()
    {
        if (!Directory.Exists(Folder))
        {
            return false;
        }

        foreach (var saved in Directory.EnumerateFiles(Folder))
        {
            var file = Path.Combine(paths.Work, Path.GetFileName(saved));
            var content = file == paths.Journal ? WithPresentDurations(File.ReadAllText(saved))
                : file == paths.KnownHosts ? WithPresentHypervisor(File.ReadAllText(saved))
                : File.ReadAllText(saved);
            var partial = file + ".partial";
            File.Copy(saved, partial, overwrite: true); // its mode comes along
            File.WriteAllText(partial, content);
            File.Move(partial, file, overwrite: true);
        }

        return true;
    }

    /// <summary>Takes away the folders of checkpoints that are no more.</summary>
    public static void KeepOnly(LabPaths paths, IEnumerable<Checkpoint> checkpoints)
    {
        var kept = checkpoints.Select(checkpoint => checkpoint.StateId.ToString("N")).ToHashSet(StringComparer.Ordinal);
        if (Directory.Exists(paths.LabStates))
        {
            foreach (var folder in Directory.EnumerateDirectories(paths.LabStates).Where(folder => !kept.Contains(Path.GetFileName(folder))))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private string WithPresentDurations(string saved)
    {
        if (JsonNode.Parse(saved) is not JsonObject journal || !File.Exists(paths.Journal)
            || JsonNode.Parse(File.ReadAllText(paths.Journal)) is not JsonObject present || present["durations"] is not { } durations)
        {
            return saved;
        }

        journal["durations"] = durations.DeepClone();
        return journal.ToJsonString();
    }

    private string WithPresentHypervisor(string saved) => File.Exists(paths.KnownHosts)
        ? KnownHosts.With(saved, LabSshConfig.Hypervisor, KnownHosts.Of(File.ReadAllText(paths.KnownHosts), LabSshConfig.Hypervisor))
        : saved;
}
