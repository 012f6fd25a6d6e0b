using Undercast.Hosts;

namespace Undercast.Images;

/// <summary>
/// Builds images on the machine it runs on, as root, and answers those that are in the cache at once. The packages of an image are
/// cached apart from it; a build that is cut off is begun again by the next call, with what it had downloaded.
/// </summary>
internal sealed class ImageBuilder(ICommandRunner host, string cacheRoot, TimeProvider clock, Action<ImageProgress> progress)
{
    private readonly ImageCache cache = new(cacheRoot);

    /// <summary>Asks no mirror for newer package lists.</summary>
    public bool Offline { get; init; }

    /// <summary>The image as it is in the cache, or null.</summary>
    public CachedImage? Find(ImageRecipe recipe) => cache.Find(recipe.Name, ContentHash.Of(recipe));

    /// <summary>The image, built if it is not in the cache.</summary>
    /// <exception cref="HostException">A program of the build failed; its last lines are in the message.</exception>
    public Task<CachedImage> GetAsync(ImageRecipe recipe, CancellationToken cancel) =>
        GetAsync(recipe.Name, ContentHash.Of(recipe), folder => BuildAsync(recipe, folder, cancel), cancel);

    /// <summary>The image built anew, with the packages of today; the one that is there stays until the new one is whole.</summary>
    public async Task<CachedImage> BuildAnewAsync(ImageRecipe recipe, CancellationToken cancel)
    {
        await GetTreeAsync(recipe.Tree, cancel, anew: true);
        return await GetAsync(recipe.Name, ContentHash.Of(recipe), folder => BuildAsync(recipe, folder, cancel), cancel, anew: true);
    }

    /// <summary>The packages of an image alone, installed if they are not in the cache.</summary>
    public Task<CachedImage> GetTreeAsync(PackageTree tree, CancellationToken cancel, bool anew = false) =>
        GetAsync(tree.Name, ContentHash.Of(tree), folder => InstallAsync(tree, folder, cancel), cancel, anew);

    private async Task<CachedImage> GetAsync(string name, string hash, Func<string, Task<IReadOnlyList<string>>> build, CancellationToken cancel, bool anew = false)
    {
        if (!anew && cache.Find(name, hash) is { } found)
        {
            return found;
        }

        using var held = await cache.LockAsync(name, hash, clock, () => progress(new ImageProgress(name, "waiting for another process that builds it")), cancel);
        if (!anew && cache.Find(name, hash) is { } meanwhile)
        {
            return meanwhile;
        }

        var started = clock.GetTimestamp();
        var partial = cache.Begin(name, hash);
        var packages = await build(partial);
        // A name must not reach the disk before what it names.
        await host.RunAsync(new Command("sync", "--file-system", partial), cancel);
        var image = cache.Commit(partial, name, hash, packages, clock.GetElapsedTime(started));
        progress(new ImageProgress(name, $"built in {image.Manifest.BuildSeconds} s"));
        return image;
    }

    private async Task<IReadOnlyList<string>> InstallAsync(PackageTree tree, string folder, CancellationToken cancel)
    {
        progress(new ImageProgress(tree.Name, $"installing {tree.Packages.Count} packages and what they need"));
        var packages = new PackageCache(host, cacheRoot);
        await new PackageTreeBuilder(host, packages)
            .BuildAsync(tree, folder, Offline && packages.HasLists, line => progress(new ImageProgress(tree.Name, line)), cancel);
        return await InstalledAsync(Path.Combine(folder, CachedImage.Tree), cancel);
    }

    private async Task<IReadOnlyList<string>> BuildAsync(ImageRecipe recipe, string folder, CancellationToken cancel)
    {
        // The packages first: the containers may be on their way by another hand, and have more to do.
        var packages = await GetTreeAsync(recipe.Tree, cancel);
        var store = recipe.Containers is null ? null : await GetAsync(recipe.Containers, cancel);
        var merged = new MergedTree(
            store is null ? [packages.Part(CachedImage.Tree)] : [store.Part(CachedImage.Store), packages.Part(CachedImage.Tree)],
            Path.Combine(folder, "layer"));

        progress(new ImageProgress(recipe.Name, $"laying {recipe.Files.Count} files over {packages.Manifest.Packages.Count} packages"));
        await host.RunAsync(merged.Unpack(recipe.Files), cancel);
        foreach (var script in recipe.Finish)
        {
            await host.StreamAsync(merged.Inside(script), line => progress(new ImageProgress(recipe.Name, line)), cancel);
        }

        progress(new ImageProgress(recipe.Name, "packing"));
        await PackAsync(recipe, merged, folder, cancel);
        Directory.Delete(merged.Layer, recursive: true);
        return packages.Manifest.Packages;
    }

    private Task PackAsync(ImageRecipe recipe, MergedTree merged, string folder, CancellationToken cancel)
    {
        string Part(string name) => Path.Combine(folder, name);
        return recipe.Output switch
        {
            ImageOutput.Disk disk => new DiskPacker(host).PackAsync(merged, Part(CachedImage.Disk), disk.FreeMiB, cancel),
            ImageOutput.ContainerStore store => new ContainerStorePacker(host).PackAsync(merged, Part(CachedImage.Store), store.Reference, cancel),
            ImageOutput.Ramdisk => new RamdiskPacker(host).PackAsync(merged, Part(CachedImage.Kernel), Part(CachedImage.Ramdisk), cancel),
            ImageOutput.MadeDisk made => host.RunAsync(merged.Outside($"cp --sparse=always {made.Path} \"$1\"", Part(CachedImage.Disk)), cancel),
            ImageOutput.Folder => host.RunAsync(merged.Outside("cp --archive . \"$1\"", Part(CachedImage.Tree)), cancel),
            _ => throw new InvalidOperationException($"the recipe '{recipe.Name}' has an output of no known form"),
        };
    }

    private async Task<IReadOnlyList<string>> InstalledAsync(string tree, CancellationToken cancel)
    {
        var listed = await host.RunAsync(new Command("dpkg-query", "--admindir=" + Path.Combine(tree, "var/lib/dpkg"), "--show", "--showformat=${Package}=${Version}\\n"), cancel);
        return listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
