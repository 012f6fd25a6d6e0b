using System.Globalization;
using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>Disk files of machines: sparse, raw.</summary>
internal sealed class MachineDisks(ICommandRunner host)
{
    /// <summary>Makes the disk if it is missing, and grows it to its size. It is never shrunk or overwritten.</summary>
    public async Task EnsureAsync(DiskDefinition disk, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(disk.Path)!);
        var size = (long)disk.SizeGiB << 30;
        if (!File.Exists(disk.Path))
        {
            var partial = disk.Path + ".partial";
            await host.RunAsync(new Command("truncate", "--size=0", partial), cancel);
            File.Move(partial, disk.Path, overwrite: true);
        }

        if (new FileInfo(disk.Path).Length < size)
        {
            await host.RunAsync(new Command("truncate", "--size=" + size.ToString(CultureInfo.InvariantCulture), disk.Path), cancel);
        }
    }
}
