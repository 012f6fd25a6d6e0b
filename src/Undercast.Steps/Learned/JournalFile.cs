using System.Globalization;
using System.Text.Json;

namespace Undercast.Steps;

/// <summary>Reads the journal whatever state it is in, and replaces it whole.</summary>
internal sealed class JournalFile(string path, TimeProvider clock)
{
    public string Path { get; } = path;

    private string Partial => Path + ".partial";

    public JournalContent Read(Action<string> warn)
    {
        try
        {
            var content = JsonSerializer.Deserialize(File.ReadAllBytes(Path), JournalJson.Default.JournalContent);
            return content is { Records: not null, Durations: not null } ? content : PutAside("it holds no journal", warn);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new JournalContent();
        }
        catch (JsonException e)
        {
            return PutAside(e.Message, warn);
        }
    }

    public void Write(JournalContent content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var stream = new FileStream(Partial, options))
        {
            JsonSerializer.Serialize(stream, content, JournalJson.Default.JournalContent);

            // To the disk before the rename, or a power cut could leave the new name with nothing in it. The rename itself may be
            // lost: then the journal is an older one, which is as good as any.
            stream.Flush(flushToDisk: true);
        }

        File.Move(Partial, Path, overwrite: true);
    }

    private JournalContent PutAside(string why, Action<string> warn)
    {
        var aside = string.Create(CultureInfo.InvariantCulture, $"{Path}.damaged-{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");
        File.Move(Path, aside, overwrite: true);
        warn($"journal: '{Path}' is damaged ({why}) and was renamed to '{aside}'; nothing that the lab itself holds is lost");
        return new JournalContent();
    }
}
