using Undercast.Hosts;

namespace Undercast.Tests.Hosts;

/// <summary>The dummy program and what most tests of this folder need.</summary>
internal static class DummyProgram
{
    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "undercast-dummy");

    public static LocalCommandRunner Local { get; } = new(TimeProvider.System);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Command Does(params string[] words) => new(Executable, words);

    /// <summary>A folder that goes away with the test, below one short enough for sockets.</summary>
    public static TemporaryFolder Folder() => new();

    /// <summary>A PATH whose ssh (or another name) is the dummy.</summary>
    public static void PoseAs(TemporaryFolder folder, string name)
    {
        var script = folder.Path(name);
        File.WriteAllText(script, $"#!/bin/sh\nexec '{Executable}' pose {name} \"$@\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
