using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Services.Render;

namespace Undercast.Services.Apply;

/// <summary>Makes folders and files as a configuration says, and takes away units of ours that it no longer has.</summary>
/// <param name="host">Runs commands on this machine.</param>
/// <param name="root">Prefix of every path: empty on a machine.</param>
internal sealed class FileApplication(ICommandRunner host, string root = "")
{
    /// <returns>The paths that changed.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(MachineConfiguration wanted, CancellationToken cancel)
    {
        if (!await IsSoAsync(wanted, cancel))
        {
            // Before anything is written: whoever is killed then finds it.
            await HostFiles.WriteAsync(FileWriteRequest.FromText(root + ServicePaths.Unread, ""), cancel);
        }

        var changed = new List<string>();
        changed.AddRange(await FoldersAsync(wanted.Folders, cancel));
        foreach (var file in Files(wanted))
        {
            if ((await HostFiles.WriteAsync(file.Written(root), cancel)).Changed)
            {
                changed.Add(file.Path);
            }
        }

        return changed;
    }

    /// <summary>True if applying would change nothing.</summary>
    public async Task<bool> IsSoAsync(MachineConfiguration wanted, CancellationToken cancel) =>
        Files(wanted).All(IsSo) && Superfluous(wanted).Count == 0 && (await DifferingAsync(wanted.Folders, cancel)).Count == 0;

    private bool IsSo(MachineFile file)
    {
        var written = file.Written(root);
        return File.Exists(written.Path) && File.GetUnixFileMode(written.Path) == written.Mode && File.ReadAllBytes(written.Path).AsSpan().SequenceEqual(written.Content);
    }

    private static IEnumerable<MachineFile> Files(MachineConfiguration wanted) => wanted.Files.Concat(wanted.Units.Select(u => MachineFile.Open(u.Path, u.Quadlet)));

    /// <summary>Names of units that carry our mark and are not wanted.</summary>
    public IReadOnlyList<string> Superfluous(MachineConfiguration wanted)
    {
        var folder = root + ServicePaths.Units;
        var names = wanted.Units.Select(u => u.Name).ToHashSet();
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, "*.container")
                .Where(path => File.ReadLines(path).FirstOrDefault() == QuadletText.Mark)
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Where(name => !names.Contains(name))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>True while systemd does not know of what was written, in this run or in one that was killed.</summary>
    public bool Unread => File.Exists(root + ServicePaths.Unread);

    public void RecordRead() => File.Delete(root + ServicePaths.Unread);

    /// <summary>Forgets a unit.</summary>
    public void Remove(string unit)
    {
        foreach (var file in new[] { $"{root}{ServicePaths.Units}/{unit}.container", RecordOf(unit), StartOf(unit) }.Where(File.Exists))
        {
            File.Delete(file);
        }
    }

    /// <summary>The fingerprint with which a unit was last seen healthy since the machine was booted.</summary>
    public string? Applied(string unit) => RecordOf(unit) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    public Task RecordAsync(UnitConfiguration unit, CancellationToken cancel) =>
        HostFiles.WriteAsync(FileWriteRequest.FromText(RecordOf(unit.Name), unit.Fingerprint), cancel);

    /// <summary>The fingerprint with which a unit was last started, healthy since then or not.</summary>
    public string? Started(string unit) => StartOf(unit) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    public Task RecordStartAsync(UnitConfiguration unit, CancellationToken cancel) =>
        HostFiles.WriteAsync(FileWriteRequest.FromText(StartOf(unit.Name), unit.Fingerprint), cancel);

    private string RecordOf(string unit) => $"{root}{ServicePaths.Applied}/{unit}";

    private string StartOf(string unit) => $"{root}{ServicePaths.Started}/{unit}";

    // One stat for all, one install for each that differs: most runs change nothing.
    private async Task<IReadOnlyList<MachineFolder>> DifferingAsync(IReadOnlyList<MachineFolder> folders, CancellationToken cancel)
    {
        var stat = await host.RunAsync(
            new Command("stat", ["--format=%a %u:%g %n", .. folders.Select(f => root + f.Path)]) { AllowFailure = true }, cancel);
        var present = stat.Output.Split('\n').ToHashSet();
        return [.. folders.Where(f => !present.Contains($"{f.Mode} {f.Owner} {root}{f.Path}"))];
    }

    private async Task<IReadOnlyList<string>> FoldersAsync(IReadOnlyList<MachineFolder> folders, CancellationToken cancel)
    {
        var changed = await DifferingAsync(folders, cancel);
        foreach (var folder in changed)
        {
            var owner = folder.Owner.Split(':');
            await host.RunAsync(
                new Command("install", "--directory", $"--mode={folder.Mode}", $"--owner={owner[0]}", $"--group={owner[1]}", root + folder.Path), cancel);
        }

        return [.. changed.Select(f => f.Path)];
    }
}
