using System.Text.Json;
using Undercast.Machines;

namespace Undercast.Checkpoints;

/// <summary>The folder of one checkpoint on the Hypervisor. It is renamed into place as the last act of saving, so one of that name is whole.</summary>
internal sealed class CheckpointFolder(string folder)
{
    private const string ManifestName = "checkpoint.json";

    public string Path => folder;

    /// <summary>Copies of disks, under the names of their files.</summary>
    public string Disks => System.IO.Path.Combine(folder, "disks");

    /// <summary>Copies of the machines' records, laid out as the machines' own folders are.</summary>
    public string Machines => System.IO.Path.Combine(folder, "machines");

    /// <summary>Where it is while it is made.</summary>
    public CheckpointFolder Partial => new(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(folder)!, "." + System.IO.Path.GetFileName(folder) + ".partial"));

    private string Manifest => System.IO.Path.Combine(folder, ManifestName);

    public static CheckpointFolder Of(string lab, string name) => new(System.IO.Path.Combine(FileNames.Checkpoints, lab, CheckpointName.Check(name)));

    /// <summary>The lab's checkpoints, oldest first.</summary>
    public static IReadOnlyList<Checkpoint> All(string lab)
    {
        var root = System.IO.Path.Combine(FileNames.Checkpoints, lab);
        return Directory.Exists(root)
            ? [.. Directory.EnumerateDirectories(root).Where(path => !System.IO.Path.GetFileName(path).StartsWith('.')).Select(path => new CheckpointFolder(path).Read())
                .OfType<Checkpoint>().OrderBy(checkpoint => checkpoint.Taken)]
            : [];
    }

    public Checkpoint? Read() => File.Exists(Manifest) ? JsonSerializer.Deserialize(File.ReadAllBytes(Manifest), CheckpointMethodsJson.Default.Checkpoint) : null;

    public void Write(Checkpoint checkpoint) => File.WriteAllBytes(Manifest, JsonSerializer.SerializeToUtf8Bytes(checkpoint, CheckpointMethodsJson.Default.Checkpoint));

    /// <summary>The copy of a disk.</summary>
    public string CopyOf(DiskDefinition disk) => System.IO.Path.Combine(Disks, System.IO.Path.GetFileName(disk.Path));

    public void Delete()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
