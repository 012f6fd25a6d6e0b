using Undercast.Bmc;
using Undercast.Hosts;
using Undercast.Machines;

namespace Undercast.Checkpoints;

/// <summary>
/// Puts a lab's machines back as they were. Runs on the Hypervisor; cut off anywhere and run again, it does the whole.
/// <list type="number">
/// <item>The checkpoint is looked through: nothing is touched unless it is whole.</item>
/// <item>The lab's machines are powered off, however broken they are.</item>
/// <item>Networks and machines are defined as they were; machines that did not exist go.</item>
/// <item>Disks, boot records and BMC access are put back.</item>
/// <item>The virtual BMC runs.</item>
/// <item>Machines that were on are powered on.</item>
/// </list>
/// </summary>
internal sealed class CheckpointRestoring(ICommandRunner host, TimeProvider clock, Action<string> say)
{
    private readonly MachineSet machines = new(host, clock);
    private readonly DiskCopies copies = new(host);

    public async Task<Checkpoint> RestoreAsync(string lab, string name, CancellationToken cancel)
    {
        var folder = CheckpointFolder.Of(lab, name);
        var checkpoint = folder.Read() ?? throw new CheckpointException(
            $"there is no checkpoint '{name}'; there are: {string.Join(", ", CheckpointFolder.All(lab).Select(known => known.Name).DefaultIfEmpty("none"))}");
        var saved = MachineFiles.All(folder.Machines).ToList(); // 1

        var present = MachineFiles.All().Where(files => files.Definition().Lab == lab).ToList();
        await new StandStill(host, clock, lab).EndAsync(present, cancel); // 2
        await Task.WhenAll(present.Select(files => PowerOffAsync(files, cancel)));
        await new LoopDevices(host, clock).DetachDeletedAsync(cancel);

        foreach (var change in await new NetworkSet(host).EnsureAsync(checkpoint.Networks, dryRun: false, cancel)) // 3
        {
            say(change);
        }

        foreach (var change in await machines.EnsureAsync(lab, [.. saved.Select(files => files.Definition())], dryRun: false, cancel))
        {
            say(change);
        }

        var share = await copies.CanShareAsync(cancel);
        await Task.WhenAll(saved.Select(files => PutBackAsync(folder, files, share, cancel))); // 4
        await new BmcInstallation(host).EnsureAsync(checkpoint.BmcAddress, dryRun: false, cancel); // 5
        await Task.WhenAll(checkpoint.On.Select(on => machines.Open(new MachineFiles(on)).PowerAsync(PowerAction.On, cancel))); // 6
        return checkpoint;
    }

    private async Task PowerOffAsync(MachineFiles files, CancellationToken cancel)
    {
        try
        {
            await machines.Open(files).PowerAsync(PowerAction.ForceOff, cancel);
        }
        catch (Exception broken) when (broken is CommandFailedException or MachineGoneException)
        {
            say($"{files.Name}: was broken: {broken.Message}");
        }

        if (files.Definition().Kind == MachineKind.Container)
        {
            await new ContainerFirmware(host, clock, TextWriter.Null).ReleaseAsync(files, cancel);
        }
    }

    private async Task PutBackAsync(CheckpointFolder folder, MachineFiles saved, bool share, CancellationToken cancel)
    {
        foreach (var disk in saved.Definition().Disks)
        {
            if (File.Exists(folder.CopyOf(disk)))
            {
                await copies.ReplaceAsync(folder.CopyOf(disk), disk.Path, share, cancel);
            }
            else
            {
                File.Delete(disk.Path);
            }
        }

        var files = new MachineFiles(saved.Name);
        // What the checkpoint does not have, the machine did not have.
        foreach (var record in files.Records.ToList())
        {
            File.Delete(record);
        }

        await host.RunAsync(new Command("cp", ["--archive", "--reflink=auto", "--target-directory=" + files.Folder, .. saved.Records]), cancel);
    }
}
