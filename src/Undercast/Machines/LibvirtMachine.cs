using Undercast.Bmc;
using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>A libvirt machine, as its BMC sees it. What it does is asked of libvirt at each call.</summary>
internal sealed class LibvirtMachine(MachineFiles files, ICommandRunner host) : IMachine, IVirtualMedia, IBootMode
{
    private readonly Lazy<MachineDefinition> definition = new(files.Definition);

    public string Name => files.Name;

    public Guid Uuid => definition.Value.Uuid;

    public IReadOnlyList<FirmwareMode> BootModes { get; } = [FirmwareMode.Bios, FirmwareMode.Uefi];

    public async Task<MachineState> ReadAsync(CancellationToken cancellation) => new(await PowerAsync(cancellation), files.Boot().Settings);

    public Task<MachineHardware> ReadHardwareAsync(CancellationToken cancellation)
    {
        var machine = files.Definition();
        return Task.FromResult(new MachineHardware(
            machine.Cpus,
            machine.MemoryMiB,
            files.Boot().Mode ?? machine.Firmware,
            [.. machine.Disks.Select((disk, i) => new MachineDisk(DiskBoot.DeviceName(i), (long)disk.SizeGiB << 30))],
            [.. machine.Nics.Select(nic => new MachineNic(nic.Name, nic.Mac))],
            Kind: machine.Kind.ToString().ToLowerInvariant()));
    }

    public async Task PowerAsync(PowerAction action, CancellationToken cancellation)
    {
        var isOn = await PowerAsync(cancellation) != PowerState.Off;
        switch (action)
        {
            case PowerAction.On when !isOn:
                await StartAsync(cancellation);
                break;
            case PowerAction.ForceOff when isOn:
                await VirshAsync(cancellation, "destroy", Name);
                break;
            case PowerAction.SoftOff when isOn:
                await VirshAsync(cancellation, "shutdown", Name);
                break;
            case PowerAction.Reset or PowerAction.Cycle when isOn:
                // Boot settings apply at a reset too, and libvirt reads them only when it starts a domain.
                await VirshAsync(cancellation, "destroy", Name);
                await StartAsync(cancellation);
                break;
            case PowerAction.Nmi when isOn:
                await VirshAsync(cancellation, "inject-nmi", Name);
                break;
            default:
                break;
        }
    }

    public Task SetBootAsync(BootSettings settings, CancellationToken cancellation)
    {
        files.Write(files.Boot() with { Settings = settings });
        return Task.CompletedTask;
    }

    public Task SetBootModeAsync(FirmwareMode mode, CancellationToken cancellation)
    {
        files.Write(files.Boot() with { Mode = mode });
        return Task.CompletedTask;
    }

    public Task<MediaImage?> ReadMediaAsync(CancellationToken cancellation) => Task.FromResult(files.Boot().Media);

    public async Task InsertMediaAsync(MediaImage image, CancellationToken cancellation)
    {
        await MediaDownload.FetchAsync(host, image, files.Medium, cancellation);
        files.Write(files.Boot() with { Media = image });
    }

    public Task EjectMediaAsync(CancellationToken cancellation)
    {
        files.Write(files.Boot() with { Media = null });
        File.Delete(files.Medium);
        return Task.CompletedTask;
    }

    /// <summary>Tells libvirt what the machine is; also done before each start, because boot order is part of it.</summary>
    public async Task DefineAsync(CancellationToken cancel)
    {
        var domain = LibvirtDomain.Render(files, files.Definition(), files.Boot());
        var file = Path.Combine(files.Folder, "domain.xml");
        await File.WriteAllTextAsync(file, domain.ToString(), cancel);
        await VirshAsync(cancel, "define", file);
    }

    private async Task StartAsync(CancellationToken cancel)
    {
        await DefineAsync(cancel);
        await VirshAsync(cancel, "start", Name);
        files.Write(files.Boot().AfterStart());
    }

    private async Task<PowerState> PowerAsync(CancellationToken cancel)
    {
        var state = (await VirshAsync(cancel, "domstate", Name)).Trim();
        return state switch
        {
            "shut off" or "crashed" => PowerState.Off,
            "in shutdown" => PowerState.PoweringOff,
            _ => PowerState.On,
        };
    }

    private async Task<string> VirshAsync(CancellationToken cancel, params string[] arguments)
    {
        try
        {
            return (await host.RunAsync(new Command("virsh", ["--quiet", "--connect", "qemu:///system", .. arguments]), cancel)).Output;
        }
        catch (CommandFailedException failure) when (failure.Message.Contains("failed to get domain", StringComparison.Ordinal))
        {
            throw new MachineGoneException($"libvirt has no domain '{Name}'", failure);
        }
        catch (CommandFailedException failure) when (failure.Message.Contains("failed to connect", StringComparison.Ordinal))
        {
            throw new MachineUnreachableException("libvirt does not answer", failure);
        }
    }
}
