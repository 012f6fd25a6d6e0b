using Undercast.Hosts;
using Undercast.LabFile;

namespace Undercast.Tests.Program;

/// <summary>The built program in a lab directory of its own, used as a person would.</summary>
public sealed class BuiltProgram : IDisposable
{
    private static readonly LocalCommandRunner Local = new(TimeProvider.System);

    public BuiltProgram()
    {
        foreach (var (path, text) in DefaultFiles.All)
        {
            Write(path, text);
        }
    }

    /// <summary>The lab directory; also where the program is started.</summary>
    public string Lab { get; } = Directory.CreateTempSubdirectory("undercast-program-").FullName;

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "undercast");

    public void Dispose() => Directory.Delete(Lab, recursive: true);

    public void Write(string path, string text)
    {
        var file = System.IO.Path.Combine(Lab, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Runs it; <paramref name="called"/> is the path that it is called by, if not its own.</summary>
    public Task<CommandResult> RunAsync(string[] arguments, string? called = null) => Local.RunAsync(
        new Command("bash", ["-c", "exec -a \"$0\" \"$@\"", called ?? Path, Path, .. arguments])
        {
            WorkingDirectory = Lab,
            Environment = new Dictionary<string, string?> { ["UNDERCAST_LAB"] = null, ["UNDERCAST_HOME"] = null },
            AllowFailure = true,
            Timeout = TimeSpan.FromMinutes(1),
        },
        TestContext.Current.CancellationToken);
}
