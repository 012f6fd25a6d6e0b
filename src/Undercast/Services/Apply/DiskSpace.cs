using System.Globalization;
using Undercast.Hosts;

namespace Undercast.Services.Apply;

/// <summary>A database on a full disk answers nobody, and what fails then speaks of connections: the disk is looked at before.</summary>
internal static class DiskSpace
{
    /// <summary>Services write logs, and MariaDB its journal, while they start.</summary>
    public const long LeastMiB = 200;

    /// <exception cref="FullDiskException">If this machine's root file system has less than <paramref name="leastMiB"/> MiB left.</exception>
    public static void Require(long leastMiB = LeastMiB)
    {
        var free = new DriveInfo("/").AvailableFreeSpace >> 20;
        if (free < leastMiB)
        {
            throw new FullDiskException(free, leastMiB);
        }
    }
}

/// <summary>A machine's disk has no room for its services.</summary>
internal sealed class FullDiskException(long freeMiB, long leastMiB)
    : HostException(string.Create(
        CultureInfo.InvariantCulture,
        $"no room on this machine's disk: / has {freeMiB} MiB left, its services need {leastMiB}; find what fills it with 'du -xm / | sort -n | tail' on this machine, remove that, and run this again: nothing is lost"));
