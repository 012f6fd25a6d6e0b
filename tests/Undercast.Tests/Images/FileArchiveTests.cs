using System.Formats.Tar;
using Undercast.Images;

namespace Undercast.Tests.Images;

public sealed class FileArchiveTests
{
    [Fact]
    public void It_holds_files_with_their_modes_and_names_no_folder()
    {
        using var reader = new TarReader(new MemoryStream(FileArchive.Write(
            [ImageSamples.File("etc/a", "one", UnixFileMode.UserRead), ImageSamples.File("usr/b", "two", UnixFileMode.UserRead | UnixFileMode.UserExecute)])));

        List<(string, UnixFileMode, TarEntryType)> entries = [];
        while (reader.GetNextEntry() is { } entry)
        {
            entries.Add((entry.Name, entry.Mode, entry.EntryType));
        }

        Assert.Equal(
            [
                ("etc/a", UnixFileMode.UserRead, TarEntryType.RegularFile),
                ("usr/b", UnixFileMode.UserRead | UnixFileMode.UserExecute, TarEntryType.RegularFile),
            ],
            entries);
    }

    [Fact]
    public void The_same_files_make_the_same_bytes() =>
        Assert.Equal(FileArchive.Write([ImageSamples.File("a", "b")]), FileArchive.Write([ImageSamples.File("a", "b")]));

    [Fact]
    public void No_files_make_an_archive_all_the_same()
    {
        using var reader = new TarReader(new MemoryStream(FileArchive.Write([])));

        Assert.Null(reader.GetNextEntry());
    }
}
