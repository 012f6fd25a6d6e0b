using System.Globalization;
using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>
/// Where disks of machines are on an embedded Hypervisor: XFS in a sparse file, because XFS shares blocks between files. A copy of a disk
/// of any size then takes milliseconds and no space, whatever file system the Orchestrator has.
/// </summary>
internal sealed class StoragePool(ICommandRunner host)
{
    /// <summary>What it seems to hold, in GiB. It takes only what is written, and gives back what is deleted.</summary>
    private const int SizeGiB = 1024;

    private const string UnitName = "undercast-pool.service";

    /// <summary>Direct I/O: otherwise the Orchestrator's memory would hold every block a second time.</summary>
    private const string Unit = $"""
        # Written by Undercast: the file system of the machines' disks.
        [Unit]
        Description=Undercast storage pool
        Before=libvirtd.service undercast-bmc.service

        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/usr/bin/mount -o loop,discard,noatime {FileNames.StoragePoolImage} {FileNames.StoragePool}
        ExecStart=/bin/sh -c 'losetup --direct-io=on "$(findmnt --noheadings --output SOURCE {FileNames.StoragePool})"'
        ExecStop=/usr/bin/umount {FileNames.StoragePool}

        [Install]
        WantedBy=multi-user.target

        """;

    /// <summary>The pool is mounted, now and after each boot; answers what was changed (or, on a dry run, would be), a sentence each.</summary>
    public async Task<IReadOnlyList<string>> EnsureAsync(bool dryRun, CancellationToken cancel)
    {
        var isMounted = (await host.RunAsync(new Command("mountpoint", "--quiet", FileNames.StoragePool) { AllowFailure = true }, cancel)).Succeeded;
        // Disks that an older version put there would be hidden below the mount.
        if (isMounted || (!File.Exists(FileNames.StoragePoolImage) && HasDisks()))
        {
            return [];
        }

        if (!dryRun)
        {
            await MakeAsync(cancel);
            await File.WriteAllTextAsync(FileNames.StoragePoolUnit, Unit, cancel);
            await host.RunAsync(new Command("systemctl", "daemon-reload"), cancel);
            await host.RunAsync(new Command("systemctl", "enable", "--quiet", UnitName), cancel);
            await host.RunAsync(new Command("systemctl", "restart", UnitName), cancel);
        }

        return [$"{FileNames.StoragePool} shares blocks between files (XFS)"];
    }

    private async Task MakeAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(FileNames.StoragePool);
        if (File.Exists(FileNames.StoragePoolImage))
        {
            return;
        }

        var partial = FileNames.StoragePoolImage + ".partial";
        Directory.CreateDirectory(Path.GetDirectoryName(partial)!);
        File.Delete(partial);
        var size = ((long)SizeGiB << 30).ToString(CultureInfo.InvariantCulture);
        await host.RunAsync(new Command("truncate", "--size=" + size, partial), cancel);
        // A log of its default size would be half a GiB that is never used.
        await host.RunAsync(new Command("mkfs.xfs", "-q", "-m", "reflink=1", "-l", "size=64m", partial), cancel);
        File.Move(partial, FileNames.StoragePoolImage);
    }

    private static bool HasDisks() => Directory.Exists(FileNames.StoragePool) && Directory.EnumerateFiles(FileNames.StoragePool).Any();
}
