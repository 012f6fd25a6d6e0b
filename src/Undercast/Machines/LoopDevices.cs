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
            var listed = await host.RunAsync(new Command("losetup", "--associated", file, "--output", "NAME", "--noheadings"), cancel);
            var devices = listed.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (devices.Length == 0)
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
}
