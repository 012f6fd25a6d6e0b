namespace Undercast.Images;

/// <summary>
/// A folder of installed Debian packages, before anything of ours is in it: the slow half of an image, cached on its own
/// so that changing our files does not install packages again.
/// </summary>
/// <param name="Name">Lower case; part of a folder name in the cache.</param>
/// <param name="Suite">Debian's suite, such as trixie.</param>
/// <param name="Packages">What is asked for; dependencies come along, recommendations do not.</param>
internal sealed record PackageTree(string Name, string Suite, IReadOnlyList<string> Packages)
{
    /// <summary>Packages that others depend on but that nothing here calls: one empty package stands in for them.</summary>
    public IReadOnlyList<string> StoodInFor { get; init; } = [];

    /// <summary>Accounts that must have these numbers; otherwise the order of installation would choose them.</summary>
    public IReadOnlyList<SystemAccount> Accounts { get; init; } = [];

    /// <summary>Present before the packages are configured, because their installation reads them.</summary>
    public IReadOnlyList<ImageFile> EarlyFiles { get; init; } = [];

    /// <summary>Paths below the root that are never unpacked, as dpkg's path-exclude takes them.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];
}
