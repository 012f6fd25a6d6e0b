using Undercast.Bmc;
using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>The machines of this Hypervisor: making them as a lab wants them, and taking them away. Runs on the Hypervisor.</summary>
internal sealed class MachineSet(ICommandRunner host, TimeProvider clock)
{
    private readonly MachineDisks disks = new(host);
    private readonly MachineOpener opener = new(host, clock);

    /// <summary>The machine as its BMC sees it.</summary>
    public IMachine Open(MachineFiles files) => opener.Open(files);

    /// <summary>Brings the lab's machines to what is wanted; answers what was changed (or, on a dry run, would be), a sentence each.</summary>
    /// <exception cref="ForeignResourceException">A machine of that name is not this lab's.</exception>
    public async Task<IReadOnlyList<string>> EnsureAsync(string lab, IReadOnlyList<MachineDefinition> wanted, bool dryRun, CancellationToken cancel)
    {
        var known = MachineFiles.All().Where(files => files.Definition().Lab == lab).ToDictionary(files => files.Name);
        var changes = new List<string>();
        foreach (var machine in wanted)
        {
            await ForeignDomains.RefuseAsync(host, machine, cancel);
            var existing = known.GetValueOrDefault(machine.Name)?.Definition();
            var difference = MachineDifference.Between(existing, machine);
            changes.AddRange(difference);
            if (!dryRun && (difference.Count > 0 || !await IsDefinedAsync(machine, cancel)))
            {
                await DefineAsync(machine, cancel);
            }
            else if (difference.Count == 0 && !await IsDefinedAsync(machine, cancel))
            {
                changes.Add($"{machine.Name}: defined anew, its parts were missing");
            }
        }

        // Once there is an undercloud, Ironic may hold a machine and a cloud live on it: it goes when they have let it go.
        if (!wanted.Any(machine => machine.IpmiPort is null && machine.Disks.Any(disk => File.Exists(disk.Path))))
        {
            changes.AddRange((await RemoveSurplusAsync(lab, [.. wanted.Select(machine => machine.Name)], dryRun, cancel)).Select(name => $"{name}: removed, it is no longer in lab.yaml"));
        }

        return changes;
    }

    /// <summary>Removes the lab's machines that are wanted no more; answers their names.</summary>
    public async Task<IReadOnlyList<string>> RemoveSurplusAsync(string lab, IReadOnlyList<string> wanted, bool dryRun, CancellationToken cancel)
    {
        var surplus = MachineFiles.All().Where(files => files.Definition().Lab == lab && !wanted.Contains(files.Name)).ToList();
        foreach (var files in dryRun ? [] : surplus)
        {
            await RemoveAsync(files, cancel);
        }

        return [.. surplus.Select(files => files.Name)];
    }

    /// <summary>Stops a machine and removes its definition, disks, console log and unit state.</summary>
    public async Task RemoveAsync(MachineFiles files, CancellationToken cancel)
    {
        var machine = files.Definition();
        if (machine.Kind == MachineKind.Container)
        {
            await Open(files).PowerAsync(PowerAction.ForceOff, cancel);
            await new ContainerFirmware(host, clock, TextWriter.Null).ReleaseAsync(files, cancel);
        }
        else
        {
            await host.RunAsync(Virsh("destroy", machine.Name) with { AllowFailure = true }, cancel);
            await host.RunAsync(Virsh("undefine", "--nvram", machine.Name) with { AllowFailure = true }, cancel);
        }

        foreach (var disk in machine.Disks)
        {
            File.Delete(disk.Path);
        }

        files.Remove();
    }

    private async Task DefineAsync(MachineDefinition machine, CancellationToken cancel)
    {
        var files = new MachineFiles(machine.Name);
        Directory.CreateDirectory(FileNames.ConsoleLogs);
        foreach (var disk in machine.Disks.Where(disk => !disk.Imaged))
        {
            await disks.EnsureAsync(disk, cancel);
        }

        files.Write(machine);
        if (machine.IpmiPort is { } port && files.Bmc()?.IpmiPort != port)
        {
            files.Write(BmcAccess.New(port));
        }

        if (machine.Kind == MachineKind.Container)
        {
            await WriteUnitAsync(cancel);
        }
        else
        {
            if (machine.Seed is { } seed)
            {
                await SeedDrive.WriteMediumAsync(host, files, seed, cancel);
            }

            await opener.OpenLibvirt(files).DefineAsync(cancel);
        }
    }

    private async Task<bool> IsDefinedAsync(MachineDefinition machine, CancellationToken cancel) =>
        machine.Disks.All(disk => disk.Imaged || File.Exists(disk.Path))
        && (machine.IpmiPort is null || new MachineFiles(machine.Name).Bmc() is not null)
        && (machine.Kind == MachineKind.Container
            ? File.Exists(FileNames.MachineUnit)
            : (machine.Seed is null || File.Exists(new MachineFiles(machine.Name).SeedMedium))
                && (await host.RunAsync(Virsh("domuuid", machine.Name) with { AllowFailure = true }, cancel)).Succeeded);

    private async Task WriteUnitAsync(CancellationToken cancel)
    {
        if (!File.Exists(FileNames.MachineUnit) || await File.ReadAllTextAsync(FileNames.MachineUnit, cancel) != ContainerUnit.Template)
        {
            await File.WriteAllTextAsync(FileNames.MachineUnit, ContainerUnit.Template, cancel);
            await host.RunAsync(new Command("systemctl", "daemon-reload"), cancel);
        }
    }

    internal static Command Virsh(params string[] arguments) => new("virsh", ["--quiet", "--connect", "qemu:///system", .. arguments]);
}
