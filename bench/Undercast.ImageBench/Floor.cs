using Undercast.Hosts;
using Undercast.Images;

/// <summary>
/// The same packages, installed by mmdebstrap with the same options, and nothing done with them; Python compiled as Debian does, which wants all
/// of its files: a tree that leaves some out has them here.
/// </summary>
internal static class Floor
{
    /// <summary>Measures an installation that finds everything downloaded; if it does not, downloads, unmeasured, and measures another.</summary>
    public static async Task<TimeSpan> MeasureAsync(ICommandRunner host, PackageTree tree, string folder, TimeProvider clock)
    {
        var started = clock.GetTimestamp();
        try
        {
            await InstallAsync(host, tree, folder, offline: true);
        }
        catch (CommandFailedException)
        {
            await InstallAsync(host, tree, folder, offline: false);
            started = clock.GetTimestamp();
            await InstallAsync(host, tree, folder, offline: true);
        }

        return clock.GetElapsedTime(started);
    }

    private static async Task InstallAsync(ICommandRunner host, PackageTree tree, string folder, bool offline)
    {
        var target = Path.Combine(folder, "floor");
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true); // of an installation that failed
        }

        Directory.CreateDirectory(target);
        await new PackageTreeBuilder(host, new PackageCache(host, Path.Combine(folder, "cache")), compileLast: false).BuildAsync(WithAllOfPython(tree), target, offline, _ => { }, CancellationToken.None);
        Directory.Delete(target, recursive: true);
    }

    private static PackageTree WithAllOfPython(PackageTree tree) => tree with { Excluded = [.. tree.Excluded.Where(path => !path.Contains("/python3/", StringComparison.Ordinal))] };
}
