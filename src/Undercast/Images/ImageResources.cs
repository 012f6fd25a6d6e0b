using System.Reflection;

namespace Undercast.Images;

/// <summary>The files of ours that go into images; each folder of Resources is laid out like the root it goes into.</summary>
internal static class ImageResources
{
    private const string Prefix = "images/";

    /// <summary>All files of a folder, in a stable order. What names its interpreter is a program.</summary>
    public static IReadOnlyList<ImageFile> Folder(string name)
    {
        var start = $"{Prefix}{name}/";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(resource => resource.StartsWith(start, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(resource => File(assembly, resource, resource[start.Length..]))];
    }

    private static ImageFile File(Assembly assembly, string resource, string path)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new ImageFile(path, content, ModeOf(path, content));
    }

    private static UnixFileMode ModeOf(string path, byte[] content)
    {
        const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        if (path.StartsWith("etc/sudoers.d/", StringComparison.Ordinal))
        {
            return UnixFileMode.UserRead | UnixFileMode.GroupRead;
        }

        return content.AsSpan().StartsWith("#!"u8)
            ? Readable | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
            : Readable | UnixFileMode.UserWrite;
    }
}
