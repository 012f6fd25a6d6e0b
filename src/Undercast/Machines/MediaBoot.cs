using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>Starts the ramdisk on a container machine's virtual medium.</summary>
internal sealed class MediaBoot(ICommandRunner host, LoopDevices loops, TextWriter console)
{
    public async Task<ContainerSystem?> PrepareAsync(MachineFiles files, MachineDefinition machine, BootRecord boot, CancellationToken cancel)
    {
        if (!File.Exists(files.Medium))
        {
            await MediaDownload.FetchAsync(host, boot.Media!, files.Medium, cancel);
        }

        var unpacked = Path.Combine(files.Folder, "media");
        await UnpackAsync(files.Medium, unpacked, cancel);
        var configuration = IsoBootConfiguration.Read(unpacked);
        await UnpackAsync(configuration.Ramdisk, files.Ramdisk, cancel);
        Directory.Delete(unpacked, recursive: true);
        await console.WriteLineAsync($"firmware: ramdisk unpacked; {configuration.KernelArguments.Split(' ').Length} kernel arguments");

        RamdiskOverlay.Write(files.Ramdisk, configuration.KernelArguments);
        List<string> binds = [];
        for (var i = 0; i < machine.Disks.Count; i++)
        {
            binds.Add($"--bind={await loops.AttachAsync(machine.Disks[i].Path, null, cancel)}:/dev/{DiskBoot.DeviceName(i)}");
        }

        return new ContainerSystem(files.Ramdisk, binds);
    }

    private async Task UnpackAsync(string archive, string folder, CancellationToken cancel)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        // bsdtar complains about device nodes that a container need not have; what matters is checked by booting.
        await host.RunAsync(new Command("bsdtar", "-x", "-f", archive, "-C", folder) { AllowFailure = true }, cancel);
    }
}
