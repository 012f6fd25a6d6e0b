using System.Runtime.InteropServices;

namespace Undercast.Machines.Consoles;

/// <summary>
/// systemd keeps descriptors for a service over its restarts (FileDescriptorStoreMax, sd_pid_notify_with_fds(3), sd_listen_fds(3)), and is
/// told here when the service is ready. Outside of systemd nothing happens, and nothing is kept.
/// </summary>
internal static partial class DescriptorStore
{
    private const int First = 3; // SD_LISTEN_FDS_START
    private const string Library = "libsystemd.so.0";

    private static bool IsService => Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is { Length: > 0 };

    /// <summary>What an earlier run of this service stored, by name.</summary>
    public static Dictionary<string, int> Take()
    {
        // Read here and not by libsystemd: .NET's copy of the environment is not the one that libc has.
        var names = Environment.GetEnvironmentVariable("LISTEN_FDNAMES")?.Split(':') ?? [];
        var isOurs = Environment.GetEnvironmentVariable("LISTEN_PID") == $"{Environment.ProcessId}";
        return isOurs ? names.Select((name, i) => (name, descriptor: First + i)).ToDictionary(one => one.name, one => one.descriptor) : [];
    }

    public static void Keep(string name, int descriptor) =>
        // A master without a machine at its other end looks broken to systemd, and would be dropped.
        Notify($"FDSTORE=1\nFDNAME={name}\nFDPOLL=0", [descriptor]);

    public static void Forget(string name) => Notify($"FDSTOREREMOVE=1\nFDNAME={name}", []);

    public static void Ready() => Notify("READY=1", []);

    private static void Notify(string state, ReadOnlySpan<int> descriptors)
    {
        if (IsService && sd_pid_notify_with_fds(0, 0, state, descriptors, (uint)descriptors.Length) < 0)
        {
            throw new IOException($"systemd cannot be told '{state.Split('\n')[0]}'");
        }
    }

#pragma warning disable IDE1006, SYSLIB1054 // Named as libsystemd names it.
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int sd_pid_notify_with_fds(int pid, int unset, string state, ReadOnlySpan<int> descriptors, uint count);
}
