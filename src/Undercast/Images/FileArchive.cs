using System.Formats.Tar;

namespace Undercast.Images;

/// <summary>
/// Files as a tar archive that names no folder: unpacking it over a tree leaves the modes and owners of folders that exist.
/// </summary>
internal static class FileArchive
{
    private const int EndOfArchive = 1024;

    public static byte[] Write(IReadOnlyList<ImageFile> files)
    {
        if (files.Count == 0)
        {
            // The writer writes nothing for nothing, which tar does not take for an archive.
            return new byte[EndOfArchive];
        }

        using var buffer = new MemoryStream();
        using (var writer = new TarWriter(buffer, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var file in files)
            {
                using var content = new MemoryStream(file.Content);
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, file.Path)
                {
                    Mode = file.Mode,
                    DataStream = content,
                    // The same recipe makes the same bytes.
                    ModificationTime = DateTimeOffset.UnixEpoch,
                });
            }
        }

        return buffer.ToArray();
    }
}
