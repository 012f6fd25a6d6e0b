using System.CommandLine;
using Undercast.Hosts;
using Undercast.Images;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast cache export|import`: the images of this machine in one file, for a machine without a network.</summary>
internal static class CacheCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "the archive: a tar compressed with zstd" };
    private static readonly Argument<string> Source = new("FILE") { Description = "the archive: a file, or an http(s) URL" };
    private static readonly Option<string?> Sha256 = new("--sha256") { Description = "refuse another file than the one with this checksum", HelpName = "HEX" };

    public static Command Create() => new("cache", "carry built images to another machine") { Export(), Import() };

    private static Command Export()
    {
        var command = new Command("export", "write all images that a lab needs to one file") { File };
        command.SetAction(async (parsed, cancel) =>
        {
            var file = Path.GetFullPath(parsed.GetRequiredValue(File));
            var images = await Archive().ExportAsync(ImageMethods.OfLab, file, cancel);
            Console.WriteLine($"{file}: {string.Join(", ", images)}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Import()
    {
        var command = new Command("import", "take the images of such a file into this machine's cache") { Source, Sha256 };
        command.SetAction(async (parsed, cancel) =>
        {
            var images = await Archive().ImportAsync(parsed.GetRequiredValue(Source), parsed.GetValue(Sha256)?.ToLowerInvariant(), cancel);
            Console.WriteLine(images.Count == 0 ? "all of its images are in the cache already" : string.Join('\n', images));
            return ExitCodes.Done;
        });
        return command;
    }

    private static ImageArchive Archive() => new(new LocalCommandRunner(TimeProvider.System), new ImageCache(LabSession.ImageCache), TimeProvider.System);
}
