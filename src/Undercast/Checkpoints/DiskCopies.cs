using Undercast.Hosts;

namespace Undercast.Checkpoints;

/// <summary>Copies of disk files within the storage pool: sharing blocks where its file system can, block by block elsewhere.</summary>
internal sealed class DiskCopies(ICommandRunner host)
{
    /// <summary>Whether files of the pool can share blocks; asked of the file system by trying.</summary>
    public async Task<bool> CanShareAsync(CancellationToken cancel)
    {
        var (one, other) = (Path.Combine(FileNames.Checkpoints, ".one"), Path.Combine(FileNames.Checkpoints, ".other"));
        Directory.CreateDirectory(FileNames.Checkpoints);
        await File.WriteAllTextAsync(one, "shared?", cancel);
        var tried = await host.RunAsync(new Command("cp", "--reflink=always", one, other) { AllowFailure = true }, cancel);
        File.Delete(one);
        File.Delete(other);
        return tried.Succeeded;
    }

    /// <summary>Copies files into a folder, under their own names; with <paramref name="share"/> it takes no space and no time.</summary>
    public async Task CopyAsync(IReadOnlyList<string> files, string folder, bool share, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        if (files.Count > 0)
        {
            await host.RunAsync(new Command("cp", [.. How(share), "--preserve=mode,ownership", "--target-directory=" + folder, .. files]), cancel);
        }
    }

    /// <summary>Puts a copy of a file in another's place, whole or not at all.</summary>
    public async Task ReplaceAsync(string copy, string file, bool share, CancellationToken cancel)
    {
        var partial = file + ".partial";
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await host.RunAsync(new Command("cp", [.. How(share), "--preserve=mode,ownership", copy, partial]), cancel);
        File.Move(partial, file, overwrite: true);
    }

    /// <summary>The name of the pool's file system, for messages.</summary>
    public async Task<string> FileSystemAsync(CancellationToken cancel) =>
        (await host.RunAsync(new Command("stat", "--file-system", "--format=%T", FileNames.StoragePool), cancel)).Output.Trim();

    private static string[] How(bool share) => share ? ["--reflink=always"] : ["--reflink=never", "--sparse=always"];
}
