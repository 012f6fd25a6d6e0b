using Undercast.Bmc;
using Undercast.Hosts;
using Undercast.Machines;

namespace Undercast.Checkpoints;

/// <summary>Takes a checkpoint of a lab's machines. Runs on the Hypervisor.</summary>
internal sealed class CheckpointSaving(ICommandRunner host, TimeProvider clock)
{
    private static readonly TimeSpan SharedLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CopiedLimit = TimeSpan.FromHours(1);

    private readonly MachineSet machines = new(host, clock);
    private readonly DiskCopies copies = new(host);

    /// <summary>Saves the lab as it is now; a checkpoint of that name is replaced once the new one is whole.</summary>
    public async Task<CheckpointSaved> SaveAsync(CheckpointSaveRequest request, CancellationToken cancel)
    {
        var share = await copies.CanShareAsync(cancel);
        if (!share && !request.MayCopy)
        {
            return new(null, TimeSpan.Zero, [$"no checkpoint: the file system of {FileNames.StoragePool} ({await copies.FileSystemAsync(cancel)}) cannot share blocks, and a copy would take long; `undercast checkpoint save NAME` makes one all the same"]);
        }

        var folder = CheckpointFolder.Of(request.Lab, request.Name);
        var partial = folder.Partial;
        partial.Delete();
        Directory.CreateDirectory(partial.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var all = MachineFiles.All().Where(files => files.Definition().Lab == request.Lab).ToList();
        var running = await RunningAsync(all, cancel);
        string[] disks = [.. all.SelectMany(files => files.Definition().Disks).Select(disk => disk.Path).Where(File.Exists)];
        var stoodStill = await new StandStill(host, clock, request.Lab).DuringAsync(
            running,
            share ? SharedLimit : CopiedLimit,
            async () =>
            {
                await copies.CopyAsync(disks, partial.Disks, share, cancel);
                foreach (var files in all)
                {
                    await CopyRecordsAsync(files, partial, cancel);
                }
            },
            cancel);

        var checkpoint = new Checkpoint(
            request.Lab, request.Name, clock.GetUtcNow(), request.StateId, request.Networks, request.BmcAddress, [.. running.Select(files => files.Name)]);
        partial.Write(checkpoint);
        await host.RunAsync(new Command("sync", "--file-system", partial.Path), cancel);
        folder.Delete();
        Directory.Move(partial.Path, folder.Path);
        return new(checkpoint, stoodStill, share ? [] : [$"every disk was copied block by block: the file system of {FileNames.StoragePool} ({await copies.FileSystemAsync(cancel)}) cannot share blocks"]);
    }

    private async Task<IReadOnlyList<MachineFiles>> RunningAsync(IEnumerable<MachineFiles> all, CancellationToken cancel)
    {
        List<MachineFiles> running = [];
        foreach (var files in all)
        {
            if ((await machines.Open(files).ReadAsync(cancel)).Power != PowerState.Off)
            {
                running.Add(files);
            }
        }

        return running;
    }

    private async Task CopyRecordsAsync(MachineFiles files, CheckpointFolder partial, CancellationToken cancel)
    {
        var copy = new MachineFiles(files.Name, partial.Machines);
        Directory.CreateDirectory(copy.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await host.RunAsync(new Command("cp", ["--archive", "--reflink=auto", "--target-directory=" + copy.Folder, .. files.Records]), cancel);
        // A machine that runs off its virtual medium has used its one-time choice up; to be there again it must boot it again.
        if (files.RunsRamdisk && files.Boot() is { Media: not null } boot)
        {
            copy.Write(boot with { Settings = new BootSettings(BootOverride.Once, BootTarget.Cd) });
        }
    }
}
