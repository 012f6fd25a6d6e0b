using System.Globalization;
using Undercast.Hosts;
using Undercast.Machines;

namespace Undercast.Checkpoints;

/// <summary>
/// Lets all machines of a lab stand still together, so that what is copied meanwhile is one moment of the whole lab.
/// <list type="number">
/// <item>What is not yet on disk is written while the machines still run, so that little is left for later.</item>
/// <item>A timer of systemd's is set that thaws them, in case this process does not live to do it.</item>
/// <item>Processes of container machines are frozen by their control group; libvirt suspends its machines.</item>
/// <item>Root file systems are frozen, which leaves them clean; other disks are written out.</item>
/// <item>The copies are made.</item>
/// <item>Everything thaws.</item>
/// </list>
/// </summary>
internal sealed class StandStill(ICommandRunner host, TimeProvider clock, string lab)
{
    private static readonly TimeSpan FreezeInterval = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan FreezeLimit = TimeSpan.FromSeconds(20);

    private readonly LoopDevices loops = new(host, clock);

    private string Timer => $"undercast-thaw-{lab}";

    /// <summary>Does 1 to 6 around <paramref name="copy"/>; answers how long the machines stood still.</summary>
    /// <param name="running">The machines that are powered on.</param>
    /// <param name="limit">After this long they thaw, whatever became of this process.</param>
    /// <param name="copy">Makes the copies.</param>
    /// <param name="cancel">Stops it; the machines thaw first.</param>
    public async Task<TimeSpan> DuringAsync(IReadOnlyList<MachineFiles> running, TimeSpan limit, Func<Task> copy, CancellationToken cancel)
    {
        await EndAsync(running, cancel);
        var roots = running.Where(IsContainer).Select(files => files.Mounted).Where(IsMountPoint).ToList();
        if (roots.Count > 0)
        {
            await host.RunAsync(new Command("sync", ["--file-system", .. roots]), cancel); // 1
        }

        var seconds = ((int)limit.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await host.RunAsync(
            new Command("systemd-run", "--quiet", "--collect", "--unit=" + Timer, "--on-active=" + seconds, "--timer-property=AccuracySec=1s", "sh", "-c", ThawScript(running)),
            cancel); // 2
        var started = clock.GetTimestamp();
        try
        {
            await FreezeAsync(running, cancel); // 3
            foreach (var root in roots)
            {
                await host.RunAsync(new Command("fsfreeze", "--freeze", root), cancel); // 4
            }

            await FlushAsync(running, cancel);
            await copy(); // 5
        }
        finally
        {
            await EndAsync(running, CancellationToken.None); // 6
        }

        return clock.GetElapsedTime(started);
    }

    /// <summary>Thaws whatever is frozen of these machines; safe when nothing is.</summary>
    public async Task EndAsync(IReadOnlyList<MachineFiles> machines, CancellationToken cancel)
    {
        await host.RunAsync(new Command("sh", "-c", ThawScript(machines)) { AllowFailure = true }, cancel);
        await host.RunAsync(new Command("systemctl", "stop", $"{Timer}.timer") { AllowFailure = true }, cancel);
    }

    internal static string ThawScript(IReadOnlyList<MachineFiles> machines) => string.Join("; ", machines.Select(files => IsContainer(files)
        ? $"fsfreeze --unfreeze {RemoteShell.Quote(files.Mounted)}; echo 0 > {FreezerOf(files)}"
        : $"virsh --quiet --connect qemu:///system resume {RemoteShell.Quote(files.Name)}").Prepend("exec 2>/dev/null")) + "; true";

    private async Task FreezeAsync(IReadOnlyList<MachineFiles> running, CancellationToken cancel)
    {
        foreach (var files in running)
        {
            if (IsContainer(files))
            {
                await File.WriteAllTextAsync(FreezerOf(files), "1", cancel);
            }
            else
            {
                await host.RunAsync(MachineSet.Virsh("suspend", files.Name), cancel);
            }
        }

        var started = clock.GetTimestamp();
        foreach (var files in running.Where(IsContainer))
        {
            while (!(await File.ReadAllTextAsync(Path.Combine(ContainerUnit.ControlGroup(files.Name), "cgroup.events"), cancel)).Contains("frozen 1", StringComparison.Ordinal))
            {
                if (clock.GetElapsedTime(started) > FreezeLimit)
                {
                    throw new CheckpointException($"the processes of machine '{files.Name}' did not stand still within {FreezeLimit.TotalSeconds} s; they run on, and nothing was saved: try again when its disk is less busy");
                }

                await Task.Delay(FreezeInterval, clock, cancel);
            }
        }
    }

    private async Task FlushAsync(IReadOnlyList<MachineFiles> running, CancellationToken cancel)
    {
        foreach (var disk in running.Where(IsContainer).SelectMany(files => files.Definition().Disks).Where(disk => File.Exists(disk.Path)))
        {
            foreach (var device in await loops.OverAsync(disk.Path, cancel))
            {
                await host.RunAsync(new Command("blockdev", "--flushbufs", device), cancel);
            }
        }
    }

    private static bool IsContainer(MachineFiles files) => files.Definition().Kind == MachineKind.Container;

    private static string FreezerOf(MachineFiles files) => Path.Combine(ContainerUnit.ControlGroup(files.Name), "cgroup.freeze");

    // A mount point is on another device than its parent; .NET does not tell devices, the kernel's table does.
    private static bool IsMountPoint(string folder) => File.ReadLines("/proc/self/mounts").Any(line => line.Split(' ')[1] == folder);
}
