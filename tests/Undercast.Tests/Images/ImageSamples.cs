using Undercast.Images;

namespace Undercast.Tests.Images;

/// <summary>A small recipe that tests change in one place.</summary>
internal static class ImageSamples
{
    public static PackageTree Tree { get; } = new("tree", "trixie", ["dbus", "udev"]);

    public static ImageRecipe Recipe { get; } = new("image", Tree, new ImageOutput.Disk(FreeMiB: 10))
    {
        Files = [File("etc/a", "one")],
        Finish = ["true"],
    };

    public static ImageFile File(string path, string content, UnixFileMode mode = UnixFileMode.UserRead) =>
        new(path, System.Text.Encoding.UTF8.GetBytes(content), mode);
}
