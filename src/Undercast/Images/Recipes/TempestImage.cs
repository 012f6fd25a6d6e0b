namespace Undercast.Images.Recipes;

/// <summary>Debian's Tempest, for `verify --tempest`: a root file system that a container runs from. Built only when that is first asked for.</summary>
internal static class TempestImage
{
    public static PackageTree Packages { get; } = new("tempest-packages", "trixie", ["tempest", "python3-tempest", "python3-stestr", "iputils-ping", "ca-certificates"]);

    public static ImageRecipe Recipe { get; } = new("tempest", Packages, new ImageOutput.Folder());
}
