namespace Undercast.Images;

/// <summary>A whole image in the cache.</summary>
internal sealed record CachedImage(string Folder, ImageManifest Manifest)
{
    public const string Tree = "tree";
    public const string Disk = "disk.raw";
    public const string Store = "store";
    public const string Kernel = "kernel";
    public const string Ramdisk = "ramdisk";

    /// <summary>The path of one of the parts named above.</summary>
    public string Part(string name) => Path.Combine(Folder, name);

    public string Sha256(string name) => Manifest.Files.Single(file => file.Name == name).Sha256;
}
