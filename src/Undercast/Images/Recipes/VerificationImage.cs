namespace Undercast.Images.Recipes;

/// <summary>
/// The image of which <c>configure-overcloud</c> tells Glance and <c>verify</c> boots a server: a kernel and an init that prints to the
/// console, takes its address, asks the metadata service for its name, answers ping, and marks an empty volume that it is given.
/// 20 MiB; 128 MiB of memory are enough.
/// </summary>
internal static class VerificationImage
{
    /// <summary>Its name in Glance.</summary>
    public const string Name = "undercast";

    /// <summary>What begins every line that it prints to its console; <c>ready at</c> follows when it has its address and name.</summary>
    public const string ConsoleMark = "undercast: ";

    public static PackageTree Packages { get; } = new("verification-packages", "trixie",
        ["linux-image-cloud-amd64", "busybox-static", "syslinux", "mtools", "dosfstools", "cpio", "xz-utils"])
    {
        // Its initial ramdisk is made by hand.
        StoodInFor = ["initramfs-tools", "linux-initramfs-tool"],
    };

    public static ImageRecipe Recipe { get; } = new("verification", Packages, new ImageOutput.MadeDisk("usr/share/undercast/verification.raw"))
    {
        Files = ImageResources.Folder("verification"),
        Finish = ["exec /usr/lib/undercast/make-verification-image"],
    };
}
