using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>Starts the system that a deployment wrote to a container machine's first disk.</summary>
internal sealed class DiskBoot(ICommandRunner host, LoopDevices loops, TextWriter console)
{
    /// <summary>In the machine: where its config drive's files are, unpacked, because its kernel may not read ISO 9660.</summary>
    public const string ConfigDrive = "/run/config-drive";

    public async Task<ContainerSystem?> PrepareAsync(MachineFiles files, MachineDefinition machine, CancellationToken cancel)
    {
        if (machine.Disks is not [var first, ..] || !File.Exists(first.Path))
        {
            return null;
        }

        DiskExtent? root, drive;
        using (var disk = File.OpenRead(first.Path))
        {
            (root, drive) = (DiskContents.FindRoot(disk), DiskContents.FindConfigDrive(disk));
        }

        if (root is null)
        {
            return null;
        }

        await console.WriteLineAsync($"firmware: booting {first.Path}, root file system at byte {root.Value.Offset}");
        Directory.CreateDirectory(files.Mounted);
        await host.RunAsync(new Command("mount", await loops.AttachAsync(first.Path, root, cancel), files.Mounted), cancel);

        List<string> binds = [];
        if (machine.Seed is { } seed)
        {
            await SeedDrive.WriteFolderAsync(files.ConfigDrive, seed, cancel);
        }
        else if (drive is { } extent)
        {
            await UnpackConfigDriveAsync(first.Path, extent, files.ConfigDrive, cancel);
        }

        if (machine.Seed is not null || drive is not null)
        {
            binds.Add($"--bind-ro={files.ConfigDrive}:{ConfigDrive}");
        }

        for (var i = 1; i < machine.Disks.Count; i++)
        {
            binds.Add($"--bind={await loops.AttachAsync(machine.Disks[i].Path, null, cancel)}:/dev/{DeviceName(i)}");
        }

        return new ContainerSystem(files.Mounted, binds);
    }

    /// <summary>vda, vdb, … as a virtio machine would name them.</summary>
    public static string DeviceName(int index) => "vd" + (char)('a' + index);

    private async Task UnpackConfigDriveAsync(string disk, DiskExtent extent, string folder, CancellationToken cancel)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var image = folder + ".iso";
        using (var source = File.OpenRead(disk))
        using (var target = File.Create(image))
        {
            source.Position = extent.Offset;
            await CopyAsync(source, target, extent.Length, cancel);
        }

        await host.RunAsync(new Command("bsdtar", "-x", "-f", image, "-C", folder), cancel);
        File.Delete(image);
    }

    private static async Task CopyAsync(FileStream source, FileStream target, long length, CancellationToken cancel)
    {
        var buffer = new byte[1 << 20];
        for (var left = length; left > 0;)
        {
            var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancel);
            if (read == 0)
            {
                return;
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
            left -= read;
        }
    }
}
