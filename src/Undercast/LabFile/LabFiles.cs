using System.Text;

namespace Undercast.LabFile;

/// <summary>Reads the two files of a lab directory, and says every fault of both at once.</summary>
internal static class LabFiles
{
    // A lab of a thousand machines, each with a page of comment, is smaller.
    private const int Largest = 1 << 20;

    /// <param name="directory">The lab directory, a full path.</param>
    /// <param name="variable">The environment that expansions in conf/env see.</param>
    /// <param name="current">The current directory: faults name files relative to it where they are below it.</param>
    public static Parsed<Lab> Read(string directory, Func<string, string?> variable, string current)
    {
        var faults = new List<Fault>();
        var env = Text(directory, FileNames.Env, current, faults) is var (envFile, envText) ? EnvReader.Read(envFile, envText, variable) : null;
        var yaml = Text(directory, FileNames.LabYaml, current, faults) is var (yamlFile, yamlText) ? LabYamlReader.Read(yamlFile, yamlText) : null;
        faults.AddRange(env?.Faults ?? []);
        faults.AddRange(yaml?.Faults ?? []);
        return faults.Count == 0 && env?.Value is { } environment && yaml?.Value is { } topology
            ? new Parsed<Lab>(new Lab(directory, environment, topology), [])
            : new Parsed<Lab>(null, faults);
    }

    private static (string Shown, string Text)? Text(string directory, string name, string current, List<Fault> faults)
    {
        var file = Path.Combine(directory, name);
        var shown = Path.GetRelativePath(current, file) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
        try
        {
            using var stream = File.OpenRead(file);
            var bytes = new byte[Largest + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length <= Largest)
            {
                return (shown, Encoding.UTF8.GetString(bytes, 0, length));
            }

            faults.Add(new Fault(shown, 0, "", $"must be {Largest} bytes at the most", "", "is it the right file?"));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(new Fault(shown, 0, "", "must be there", "", $"make it with 'undercast init {directory}', which leaves other files alone"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new Fault(shown, 0, "", "must be a file that can be read", "", e.Message));
        }

        return null;
    }
}
