using System.Globalization;
using System.Runtime.InteropServices;

namespace Undercast.Hosts.Agent;

/// <summary>A file's owner and group; .NET has no call for either.</summary>
/// <param name="User">User id; null: whichever.</param>
/// <param name="Group">Group id; null: whichever.</param>
internal sealed partial record FileOwner(uint? User, uint? Group)
{
    private const uint Whichever = uint.MaxValue;
    private const int CurrentDirectory = -100;
    private const uint UserAndGroup = 0x8 | 0x10;

    /// <summary>Reads <c>user</c> or <c>user:group</c>, names or numbers.</summary>
    public static FileOwner Parse(string text)
    {
        var parts = text.Split(':', 2);
        return new FileOwner(Id(parts[0], "/etc/passwd", "user"), parts.Length > 1 ? Id(parts[1], "/etc/group", "group") : null);
    }

    public static FileOwner Of(string path)
    {
        // struct statx (statx(2)): stx_uid at byte 20 and stx_gid at 24, the same on every architecture.
        var found = new byte[256];
        return Ask(CurrentDirectory, path, 0, UserAndGroup, found) == 0
            ? new FileOwner(BitConverter.ToUInt32(found, 20), BitConverter.ToUInt32(found, 24))
            : throw new IOException($"owner of '{path}': {Marshal.GetLastPInvokeErrorMessage()}");
    }

    public bool Covers(FileOwner wanted) => (wanted.User ?? User) == User && (wanted.Group ?? Group) == Group;

    public void Apply(string path)
    {
        if (Change(path, User ?? Whichever, Group ?? Whichever) != 0)
        {
            throw new IOException($"owner of '{path}' cannot be set to {User}:{Group}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    // The lab's machines have no directory service: the two files are the truth.
    private static uint? Id(string name, string file, string what) =>
        name.Length == 0 ? null
        : uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : File.ReadLines(file).Select(l => l.Split(':')).FirstOrDefault(f => f.Length > 2 && f[0] == name) is { } fields
            ? uint.Parse(fields[2], CultureInfo.InvariantCulture)
            : throw new IOException($"{what} '{name}' is not in {file}; create it first");

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Change(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Ask(int directory, string path, int flags, uint mask, [Out] byte[] found);
}
