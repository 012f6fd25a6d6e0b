using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Undercast.Machines.Consoles;

/// <summary>One end of a pseudo-terminal: a master that a console's machine does not see, or the device that it does (pty(7)).</summary>
internal sealed partial class Terminal : IDisposable
{
    private const int ReadWrite = 2; // O_RDWR
    private const int NoControl = 0x100; // O_NOCTTY
    private const int NonBlocking = 0x800; // O_NONBLOCK
    private const int CloseOnExecute = 0x80000; // O_CLOEXEC
    private const int SetDescriptorFlags = 2; // F_SETFD
    private const short Readable = 1; // POLLIN
    private const int LargestSettings = 64; // struct termios has 60 bytes

    private readonly SafeFileHandle file;

    private Terminal(SafeFileHandle file) => this.file = file;

    public int Descriptor => (int)file.DangerousGetHandle();

    /// <summary>A new pseudo-terminal's master.</summary>
    public static Terminal CreateMaster()
    {
        var master = Opened(posix_openpt(ReadWrite | NoControl | NonBlocking | CloseOnExecute), "a new pseudo-terminal");
        Must(grantpt(master.Descriptor), "grantpt");
        Must(unlockpt(master.Descriptor), "unlockpt");
        return master;
    }

    /// <summary>A master that an earlier process opened and systemd kept.</summary>
    public static Terminal Adopt(int descriptor)
    {
        _ = fcntl(descriptor, SetDescriptorFlags, 1); // FD_CLOEXEC: systemd hands it over without
        return new(new SafeFileHandle(descriptor, ownsHandle: true));
    }

    /// <summary>The device of a pseudo-terminal, by its path.</summary>
    /// <exception cref="IOException">There is none.</exception>
    public static Terminal Open(string path) => Opened(open(path, ReadWrite | NoControl | NonBlocking | CloseOnExecute), path);

    /// <summary>The path of a master's device.</summary>
    public string DevicePath
    {
        get
        {
            Span<byte> name = stackalloc byte[64];
            Must(ptsname_r(Descriptor, name, (nuint)name.Length), "ptsname_r");
            return System.Text.Encoding.ASCII.GetString(name[..name.IndexOf((byte)0)]);
        }
    }

    /// <summary>Bytes go through as they are: no echo, no line editing, no signals.</summary>
    public void MakeRaw()
    {
        Span<byte> settings = stackalloc byte[LargestSettings];
        Must(tcgetattr(Descriptor, settings), "tcgetattr");
        cfmakeraw(settings);
        Must(tcsetattr(Descriptor, 0, settings), "tcsetattr");
    }

    /// <summary>What was said within the time, or 0 if nothing was; null if the other end has gone.</summary>
    public int? Read(Span<byte> buffer, TimeSpan wait)
    {
        var waiting = new PollEntry { Descriptor = Descriptor, Events = Readable };
        if (poll(ref waiting, 1, (int)wait.TotalMilliseconds) <= 0)
        {
            return 0;
        }

        var length = read(Descriptor, buffer, (nuint)buffer.Length);
        return length > 0 ? (int)length : length < 0 && Marshal.GetLastPInvokeError() is 11 or 4 ? 0 : null; // EAGAIN, EINTR
    }

    /// <summary>How many of the bytes were taken; a machine that does not read takes none.</summary>
    public int Write(ReadOnlySpan<byte> bytes) => (int)Math.Max(0, write(Descriptor, bytes, (nuint)bytes.Length));

    public void Dispose() => file.Dispose();

    private static Terminal Opened(int descriptor, string what) => descriptor >= 0
        ? new(new SafeFileHandle(descriptor, ownsHandle: true))
        : throw new IOException($"{what} cannot be opened: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    private static void Must(int result, string what)
    {
        if (result != 0)
        {
            throw new IOException($"{what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

#pragma warning disable IDE1006, SYSLIB1054 // Named as POSIX names them.
    [LibraryImport("libc", SetLastError = true)]
    private static partial int posix_openpt(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int grantpt(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int unlockpt(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ptsname_r(int descriptor, Span<byte> name, nuint length);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fcntl(int descriptor, int command, int argument);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tcgetattr(int descriptor, Span<byte> settings);

    [LibraryImport("libc")]
    private static partial void cfmakeraw(Span<byte> settings);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tcsetattr(int descriptor, int when, ReadOnlySpan<byte> settings);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(ref PollEntry entries, nuint count, int milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(int descriptor, Span<byte> buffer, nuint length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint write(int descriptor, ReadOnlySpan<byte> bytes, nuint length);
}
