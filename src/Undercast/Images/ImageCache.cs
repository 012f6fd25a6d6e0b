using System.Security.Cryptography;
using System.Text.Json;

namespace Undercast.Images;

/// <summary>
/// Finished images, a folder NAME-HASH each. One is built in NAME-HASH.partial and renamed when it is whole, so what has the
/// final name is whole, whatever happened while it was built.
/// </summary>
internal sealed class ImageCache(string root)
{
    private static readonly TimeSpan LockInterval = TimeSpan.FromSeconds(1);

    /// <summary>In an image's folder: what it was made of.</summary>
    public const string Manifest = "manifest.json";

    public string Root => root;

    public string FolderOf(string name, string hash) => Path.Combine(root, $"{name}-{hash}");

    /// <summary>The image, or null when it is not there or not as its manifest says.</summary>
    public CachedImage? Find(string name, string hash)
    {
        var folder = FolderOf(name, hash);
        var path = Path.Combine(folder, Manifest);
        if (!File.Exists(path))
        {
            return null;
        }

        var manifest = Read(path);
        return manifest is not null && manifest.Hash == hash && manifest.Files.All(file => HasLength(folder, file)) ? new CachedImage(folder, manifest) : null;
    }

    /// <summary>Only one builder at a time makes an image; others wait for it. The lock goes with its process.</summary>
    /// <returns>Null while another process builds it.</returns>
    public FileStream? TryLock(string name, string hash)
    {
        Directory.CreateDirectory(root);
        try
        {
            return new FileStream(FolderOf(name, hash) + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary><see cref="TryLock"/>, waited for.</summary>
    /// <param name="name">The image's name, or that of other work on the cache.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="clock">Measures the pauses.</param>
    /// <param name="waiting">Called once if there is something to wait for.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<FileStream> LockAsync(string name, string hash, TimeProvider clock, Action waiting, CancellationToken cancel)
    {
        FileStream? held;
        for (var told = false; (held = TryLock(name, hash)) is null; told = true)
        {
            if (!told)
            {
                waiting();
            }

            await Task.Delay(LockInterval, clock, cancel);
        }

        return held;
    }

    /// <summary>An empty folder to build in; what an earlier, unfinished build left there is gone.</summary>
    public string Begin(string name, string hash)
    {
        var partial = FolderOf(name, hash) + ".partial";
        Delete(partial);
        // Trees hold set-user-id programs: nobody but root may reach them here.
        return Directory.CreateDirectory(partial, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    /// <summary>Records what was built, and gives it its final name.</summary>
    public CachedImage Commit(string partial, string name, string hash, IReadOnlyList<string> packages, TimeSpan elapsed)
    {
        var files = Directory.EnumerateFiles(partial).Order(StringComparer.Ordinal).Select(Describe).ToList();
        var manifest = new ImageManifest(name, hash, files, packages, Math.Round(elapsed.TotalSeconds, 1));
        using (var stream = File.Create(Path.Combine(partial, Manifest)))
        {
            JsonSerializer.Serialize(stream, manifest, ImagesJson.Default.ImageManifest);
            stream.Flush(flushToDisk: true);
        }

        var folder = FolderOf(name, hash);
        Delete(folder);
        Directory.Move(partial, folder);
        return new CachedImage(folder, manifest);
    }

    /// <summary>Gives an unpacked image its place; answers its folder's name, or null when it was there.</summary>
    /// <exception cref="ImageArchiveException">It is not whole.</exception>
    public string? Take(string unpacked)
    {
        var name = Path.GetFileName(unpacked);
        var folder = Path.Combine(root, name);
        var manifest = File.Exists(Path.Combine(unpacked, Manifest)) ? Read(Path.Combine(unpacked, Manifest)) : null;
        if (manifest is null || $"{manifest.Name}-{manifest.Hash}" != name)
        {
            throw new ImageArchiveException($"'{name}' in the archive is no image of Undercast's");
        }

        if (Find(manifest.Name, manifest.Hash) is not null)
        {
            return null;
        }

        if (Damaged(new CachedImage(unpacked, manifest)) is [var damaged, ..])
        {
            throw new ImageArchiveException($"the file '{damaged}' of the image '{name}' is damaged");
        }

        Delete(folder);
        Directory.Move(unpacked, folder);
        return name;
    }

    /// <summary>Files whose content is not what the manifest says. Reads every byte.</summary>
    public static IReadOnlyList<string> Damaged(CachedImage image) =>
        [.. image.Manifest.Files.Where(file => Describe(image.Part(file.Name)) != file).Select(file => file.Name)];

    private static ImageManifest? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ImagesJson.Default.ImageManifest);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool HasLength(string folder, ManifestFile file) =>
        new FileInfo(Path.Combine(folder, file.Name)) is { Exists: true } found && found.Length == file.Length;

    private static ManifestFile Describe(string path)
    {
        if (!File.Exists(path))
        {
            return new ManifestFile(Path.GetFileName(path), 0, "");
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return new ManifestFile(Path.GetFileName(path), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
