namespace Undercast.Overcloud;

/// <summary>What is added to a log, a look at a time.</summary>
internal sealed class LogTail(string file)
{
    private string rest = "";

    /// <summary>How much was read, bytes.</summary>
    public long Length { get; private set; }

    /// <summary>The whole lines added since the last look; none while there is no file.</summary>
    public IReadOnlyList<string> NewLines()
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = Length;
        using var reader = new StreamReader(stream);
        var text = rest + reader.ReadToEnd();
        Length = stream.Length;
        var end = text.LastIndexOf('\n') + 1;
        rest = text[end..];
        return text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
