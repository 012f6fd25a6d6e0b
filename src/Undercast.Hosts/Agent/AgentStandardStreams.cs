using System.Runtime.InteropServices;

namespace Undercast.Hosts.Agent;

/// <summary>Keeps the channel to itself: the streams move to descriptors nobody else knows, and whatever writes to standard
/// output afterwards (a library, a forgotten Console.WriteLine) lands on standard error.</summary>
internal static partial class AgentStandardStreams
{
    public static (Stream Input, Stream Output) Take()
    {
        // These two are duplicates that no child process inherits; a daemon started by the agent must not hold the channel open.
        var (input, output) = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        using var nothing = File.OpenHandle("/dev/null");
        _ = Duplicate(nothing.DangerousGetHandle().ToInt32(), 0);
        _ = Duplicate(2, 1);
        // A Console.Out that was used before has a duplicate of the old descriptor.
        Console.SetOut(Console.Error);
        return (input, output);
    }

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Duplicate(int from, int to);
}
