namespace Undercast.Images;

/// <summary>An image: a tree of packages, what is changed in it, and the form it is packed into.</summary>
/// <param name="Name">Lower case; part of a folder name in the cache.</param>
/// <param name="Tree">The packages.</param>
/// <param name="Output">The form.</param>
internal sealed record ImageRecipe(string Name, PackageTree Tree, ImageOutput Output)
{
    /// <summary>Laid over the packages.</summary>
    public IReadOnlyList<ImageFile> Files { get; init; } = [];

    /// <summary>Shell fragments, run in the image as root after its files are there. `set -eu` holds.</summary>
    public IReadOnlyList<string> Finish { get; init; } = [];

    /// <summary>A container store that this image carries, or null.</summary>
    public ImageRecipe? Containers { get; init; }
}
