using System.Globalization;
using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>Loop devices over a machine's disk files.</summary>
internal sealed class LoopDevices(ICommandRunner host, TimeProvider clock)
{
    private static readonly TimeSpan DetachInterval = TimeSpan.FromMilliseconds(100);
    private const int DetachAttempts = 100;

    /// <summary>Attaches a whole file, or an extent of it; answers the device's path.</summary>
    public async Task<string> AttachAsync(string file, DiskExtent? extent, CancellationToken cancel)
    {
        List<string> arguments = ["--find", "--show"];
        if (extent is { } part)
        {
            arguments.AddRange(["--offset", part.Offset.ToString(CultureInfo.InvariantCulture), "--sizelimit", part.Length.ToString(CultureInfo.InvariantCulture)]);
        }

        var attached = await host.RunAsync(new Command("losetup", [.. arguments, file]), cancel);
        return attached.Output.Trim();
    }

    /// <summary>
    /// Detaches every device over the file. The kernel detaches lazily, and two devices over one file with other offsets
    /// would write to the wrong place, so this waits until none is left.
    /// </summary>
    public async Task DetachAllAsync(string file, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < DetachAttempts; attempt++)
        {
            var devices = await OverAsync(file, cancel);
            if (devices.Count == 0)
            {
                return;
            }

            foreach (var device in devices)
            {
                await host.RunAsync(new Command("losetup", "--detach", device) { AllowFailure = true }, cancel);
            }

            await Task.Delay(DetachInterval, clock, cancel);
        }

        throw new IOException($"loop devices over '{file}' stay in use; `fuser -vm {file}` on the Hypervisor shows by whom");
    }

    /// <summary>
    /// The devices over this very file. Loop devices belong to the whole machine: one over a file of the same path may be another
    /// container's, of another lab, so the file's device and inode tell, and never its name (losetup --associated goes by that).
    /// </summary>
    public async Task<IReadOnlyList<string>> OverAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        var own = await host.RunAsync(new Command("stat", "--format", "%i %d", file), cancel);
        var listed = await host.RunAsync(new Command("losetup", "--list", "--noheadings", "--raw", "--output", "NAME,BACK-INO,BACK-MAJ:MIN"), cancel);
        return Over(own.Output, listed.Output);
    }

    internal static IReadOnlyList<string> Over(string inodeAndDevice, string listed)
    {
        var own = inodeAndDevice.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // The kernel's 64-bit device numbers hold major and minor in parts (makedev(3)).
        var device = ulong.Parse(own[1], CultureInfo.InvariantCulture);
        var (major, minor) = (((device >> 8) & 0xfff) | ((device >> 32) & ~0xfffUL), (device & 0xff) | ((device >> 12) & 0xffffff00));
        string[] file = [own[0], string.Create(CultureInfo.InvariantCulture, $"{major}:{minor}")];
        return [.. listed.Split('\n').Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length == 3 && words.AsSpan(1).SequenceEqual(file)).Select(words => words[0])];
    }

    /// <summary>
    /// Detaches every device over a file of the storage pool that was deleted under it. Names of other labs' files may be the same, so
    /// this looks at the pool's own file system, and does nothing where the pool has none of its own.
    /// </summary>
    public async Task DetachDeletedAsync(CancellationToken cancel)
    {
        if (!(await host.RunAsync(new Command("mountpoint", "--quiet", FileNames.StoragePool) { AllowFailure = true }, cancel)).Succeeded)
        {
            return;
        }

        var pool = (await host.RunAsync(new Command("stat", "--format=%Hd:%Ld", FileNames.StoragePool), cancel)).Output.Trim();
        var listed = await host.RunAsync(new Command("losetup", "--list", "--noheadings", "--raw", "--output", "NAME,BACK-MAJ:MIN,BACK-FILE"), cancel);
        foreach (var line in listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 3 && words[1] == pool && words[2].EndsWith("(deleted)", StringComparison.Ordinal))
            {
                await host.RunAsync(new Command("losetup", "--detach", words[0]) { AllowFailure = true }, cancel);
            }
        }
    }
}
