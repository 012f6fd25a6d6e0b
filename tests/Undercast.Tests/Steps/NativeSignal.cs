using System.Runtime.InteropServices;

namespace Undercast.Tests.Steps;

/// <summary>Sends a signal, as <c>kill</c> does.</summary>
internal static class NativeSignal
{
    public const int Terminate = 15;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Send(int process, int signal);
}
