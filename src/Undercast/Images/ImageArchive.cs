using Undercast.Hosts;

namespace Undercast.Images;

/// <summary>An archive of images cannot be made or used; why is in the message.</summary>
internal sealed class ImageArchiveException(string message) : HostException(message);

/// <summary>
/// Images of the cache in one file (a tar, compressed with zstd: a folder NAME-HASH each, owners as numbers), for machines without a network and for
/// those who would rather fetch than build.
/// </summary>
internal sealed class ImageArchive(ICommandRunner host, ImageCache cache, TimeProvider clock)
{
    private const string Partial = ".partial";

    // Its place in the cache while it is unpacked.
    private const string Work = "import", Unit = "archive";

    // $1 cache, $2 the file while it is written, $3... folders.
    private const string Pack = "cd \"$1\"; out=$2; shift 2; tar --create --sparse --numeric-owner --xattrs --xattrs-include='*' -- \"$@\" | zstd --quiet --threads=0 --force -o \"$out\"";

    // $1 file, $2 where to.
    private const string Unpack = "zstd --quiet --decompress --stdout -- \"$1\" | tar --extract --sparse --numeric-owner --same-owner --xattrs --xattrs-include='*' --directory=\"$2\"";

    /// <summary>Writes images of this machine's cache to a file; answers their names.</summary>
    /// <param name="recipes">The images.</param>
    /// <param name="file">The archive; replaced when it is there, once the new one is whole.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ImageArchiveException">One of them is not in the cache.</exception>
    public async Task<IReadOnlyList<string>> ExportAsync(IReadOnlyList<ImageRecipe> recipes, string file, CancellationToken cancel)
    {
        var images = recipes.ToDictionary(recipe => recipe.Name, recipe => cache.Find(recipe.Name, ContentHash.Of(recipe)));
        if (images.Where(image => image.Value is null).Select(image => image.Key).ToList() is { Count: > 0 } missing)
        {
            throw new ImageArchiveException($"{cache.Root} has no image {string.Join(", ", missing)}; build them first: `undercast up --to install-overcloud-images`");
        }

        await host.RunAsync(Script(Pack, [cache.Root, file + Partial, .. images.Values.Select(image => Path.GetFileName(image!.Folder))]), cancel);
        File.Move(file + Partial, file, overwrite: true);
        return [.. images.Keys];
    }

    /// <summary>Takes the images of an archive into this machine's cache; answers the folders that are new in it.</summary>
    /// <param name="location">A file, or an http(s) URL.</param>
    /// <param name="sha256">Of the archive; null: it is not checked.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ImageArchiveException">It is damaged, or not such an archive.</exception>
    public async Task<IReadOnlyList<string>> ImportAsync(string location, string? sha256, CancellationToken cancel)
    {
        // Of two at once the second finds what the first one took.
        using var held = await cache.LockAsync(Work, Unit, clock, () => { }, cancel);
        if (!location.Contains("://", StringComparison.Ordinal))
        {
            return await TakeAsync(location, location, sha256, cancel);
        }

        var file = await DownloadAsync(location, cancel);
        try
        {
            return await TakeAsync(file, location, sha256, cancel);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<IReadOnlyList<string>> TakeAsync(string file, string location, string? sha256, CancellationToken cancel)
    {
        if (!File.Exists(file))
        {
            throw new ImageArchiveException($"there is no file '{file}'");
        }

        if (sha256 is not null && (await host.RunAsync(new Command("sha256sum", "--", file), cancel)).Output.Split(' ')[0].TrimStart('\\') is var found && found != sha256)
        {
            throw new ImageArchiveException($"the SHA-256 of {location} is {found}, not {sha256}: it is another file, or was damaged on its way; nothing was taken from it");
        }

        var folder = cache.Begin(Work, Unit);
        try
        {
            await host.RunAsync(Script(Unpack, [file, folder]), cancel);
            return Directory.GetDirectories(folder).Select(cache.Take).OfType<string>().ToList();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> DownloadAsync(string url, CancellationToken cancel)
    {
        var file = Path.Combine(cache.Root, "download-" + Path.GetFileName(new Uri(url).AbsolutePath));
        await host.RunAsync(new Command("curl", "--fail", "--silent", "--show-error", "--location", "--retry", "5", "--continue-at", "-", "--output", file, url), cancel);
        return file;
    }

    private static Command Script(string script, IEnumerable<string> arguments) => new("bash", ["-euo", "pipefail", "-c", script, "bash", .. arguments]) { OwnGroup = true };
}
