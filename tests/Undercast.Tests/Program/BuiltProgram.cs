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

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="called">The path that it is called by, if not its own.</param>
    /// <param name="password">What is typed at the question for a password; without it there is nobody to ask.</param>
    /// <param name="under">The words of a program that starts it, if it is not started as it is.</param>
    public Task<CommandResult> RunAsync(string[] arguments, string? called = null, string? password = null, params string[] under) => Local.RunAsync(
        new Command("bash", ["-c", "exec -a \"$0\" \"$@\"", under.Length > 0 ? under[0] : called ?? Path, .. under, Path, .. arguments])
        {
            WorkingDirectory = Lab,
            Environment = new Dictionary<string, string?>
            {
                ["UNDERCAST_LAB"] = null,
                ["UNDERCAST_HOME"] = null,
                ["SSH_ASKPASS"] = password is null ? null : Typist(password),
                ["SSH_ASKPASS_REQUIRE"] = password is null ? null : "force",
            },
            AllowFailure = true,
            Timeout = TimeSpan.FromMinutes(1),
        },
        TestContext.Current.CancellationToken);

    private string Typist(string password)
    {
        Write("typist", $"#!/bin/sh\necho '{password}'\n");
        var script = System.IO.Path.Combine(Lab, "typist");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return script;
    }
}
