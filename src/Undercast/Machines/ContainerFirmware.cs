using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>
/// The firmware of a container machine: what happens between power on and the first process of its system.
/// <list type="number">
/// <item>Leftovers of the last run are cleared: mounts, loop devices, NICs.</item>
/// <item>The boot source is chosen: virtual media when it is inserted and asked for, else the first disk. A one-time choice is used up.</item>
/// <item>Virtual media: the ISO's boot loader configuration names kernel arguments and ramdisk; the ramdisk is unpacked and becomes the root.</item>
/// <item>Disk: the deployed root file system is found in user space and mounted through a loop device; the config drive is unpacked beside it.</item>
/// <item>NICs are made: a veth pair each, with the machine's MAC, on the lab's bridge.</item>
/// <item>systemd-nspawn takes over.</item>
/// </list>
/// </summary>
internal sealed class ContainerFirmware(ICommandRunner host, TimeProvider clock, TextWriter console)
{
    private readonly LoopDevices loops = new(host, clock);
    private readonly ContainerNics nics = new(host);

    /// <summary>Does 1 to 5; answers the command of 6, or null when no system was found to boot.</summary>
    public async Task<Command?> PrepareAsync(MachineFiles files, CancellationToken cancel)
    {
        var definition = files.Definition();
        await ReleaseAsync(files, cancel); // 1
        var boot = files.Boot();
        var fromMedia = boot.StartsFromMedia; // 2
        files.Write(boot.AfterStart());

        ContainerSystem? system;
        if (fromMedia)
        {
            await console.WriteLineAsync($"firmware: booting virtual media {boot.Media!.Url}");
            system = await new MediaBoot(host, loops, console).PrepareAsync(files, definition, boot, cancel); // 3
        }
        else
        {
            system = await new DiskBoot(host, loops, console).PrepareAsync(files, definition, cancel); // 4
        }

        if (system is null)
        {
            await console.WriteLineAsync("firmware: no bootable device");
            return null;
        }

        await nics.CreateAsync(definition, cancel); // 5
        return ContainerCommand.Render(definition, system); // 6
    }

    /// <summary>Clears what a run leaves in the Hypervisor's kernel; safe at any time the machine is off.</summary>
    public async Task ReleaseAsync(MachineFiles files, CancellationToken cancel)
    {
        var definition = files.Definition();
        // machined learns late of a machine that was killed, and would refuse its next run: "already exists".
        await host.RunAsync(
            new Command("busctl", "--quiet", "call", "org.freedesktop.machine1", "/org/freedesktop/machine1", "org.freedesktop.machine1.Manager", "UnregisterMachine", "s", files.Name)
            { AllowFailure = true },
            cancel);
        // A killed nspawn leaves these mounts behind, and its next start would then fail without a word.
        foreach (var folder in new[] { $"/run/systemd/nspawn/unix-export/{files.Name}", $"/run/systemd/nspawn/propagate/{files.Name}", files.Mounted })
        {
            await UnmountAsync(folder, cancel);
        }

        foreach (var disk in definition.Disks)
        {
            await loops.DetachAllAsync(disk.Path, cancel);
        }

        await nics.RemoveAsync(definition, cancel);
    }

    private async Task UnmountAsync(string folder, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        while ((await host.RunAsync(new Command("mountpoint", "--quiet", folder) { AllowFailure = true }, cancel)).ExitCode == 0)
        {
            await host.RunAsync(new Command("umount", "--lazy", folder), cancel);
        }

        Directory.Delete(folder);
    }
}
