using System.Runtime.InteropServices;

namespace Undercast.Hosts;

/// <summary>Signals that .NET has no call for: it can kill, but not ask.</summary>
internal static partial class Signals
{
    public const int Terminate = 15;
    public const int Kill = 9;

    /// <summary>A negative id names a process group. A process that is gone is no error.</summary>
    public static void Send(int id, int signal) => _ = SendSignal(id, signal);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int id, int signal);
}
