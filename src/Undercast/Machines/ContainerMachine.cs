using Undercast.Bmc;
using Undercast.Hosts;
using Undercast.Machines.Consoles;

namespace Undercast.Machines;

/// <summary>A container machine, as its BMC sees it. What it does is asked of the kernel's control groups at each call.</summary>
internal sealed class ContainerMachine(MachineFiles files, ICommandRunner host, TimeProvider clock, ConsoleBoard? consoles = null)
    : IMachine, IVirtualMedia, ISoftReset, ISerialConsole
{
    private static readonly TimeSpan StopInterval = TimeSpan.FromMilliseconds(50);
    private readonly Lazy<MachineDefinition> definition = new(files.Definition);

    public string Name => files.Name;

    public Guid Uuid => definition.Value.Uuid;

    private string Unit => ContainerUnit.Name(Name);

    public Task<MachineState> ReadAsync(CancellationToken cancellation)
    {
        Exists();
        return Task.FromResult(new MachineState(Power(), files.Boot().Settings));
    }

    public Task<MachineHardware> ReadHardwareAsync(CancellationToken cancellation)
    {
        Exists();
        var machine = files.Definition();
        return Task.FromResult(new MachineHardware(
            machine.Cpus,
            machine.MemoryMiB,
            files.Boot().Mode ?? machine.Firmware,
            [.. machine.Disks.Select((disk, i) => new MachineDisk(DiskBoot.DeviceName(i), (long)disk.SizeGiB << 30))],
            [.. machine.Nics.Select(nic => new MachineNic(nic.Name, nic.Mac))],
            Kind: "container"));
    }

    public async Task PowerAsync(PowerAction action, CancellationToken cancellation)
    {
        Exists();
        switch (action)
        {
            case PowerAction.On:
                await StartAsync(cancellation);
                break;
            case PowerAction.ForceOff:
                await KillAsync(cancellation);
                break;
            case PowerAction.SoftOff:
                await SoftOffAsync(cancellation);
                break;
            case PowerAction.Reset or PowerAction.Cycle:
                await KillAsync(cancellation);
                await StartAsync(cancellation);
                break;
            case PowerAction.Nmi:
                throw new UnsupportedByMachineException($"container machine '{Name}' shares the Hypervisor's kernel and takes no interrupt of its own");
            default:
                throw new ArgumentOutOfRangeException(nameof(action), action, null);
        }
    }

    /// <summary>systemd stops it in order and starts it again, whatever becomes of this daemon meanwhile.</summary>
    public async Task SoftResetAsync(CancellationToken cancellation)
    {
        Exists();
        await File.WriteAllTextAsync(ContainerUnit.StoppingMark(Name), "", cancellation);
        await host.RunAsync(new Command("systemctl", "restart", "--no-block", Unit), cancellation);
    }

    public Task<Stream> OpenConsoleAsync(CancellationToken cancellation) => Task.FromResult(
        consoles?.Attach(Name, () => Power() != PowerState.Off)
        ?? throw new UnsupportedByMachineException($"the console of machine '{Name}' is held by the BMC daemon, and this is not it"));

    public Task SetBootAsync(BootSettings settings, CancellationToken cancellation)
    {
        Exists();
        files.Write(files.Boot() with { Settings = settings });
        return Task.CompletedTask;
    }

    public Task<MediaImage?> ReadMediaAsync(CancellationToken cancellation) => Task.FromResult(files.Boot().Media);

    public async Task InsertMediaAsync(MediaImage image, CancellationToken cancellation)
    {
        Exists();
        // Read now, so that a bad address is the insert's failure and not a boot that goes nowhere.
        await MediaDownload.FetchAsync(host, image, files.Medium, cancellation);
        files.Write(files.Boot() with { Media = image });
    }

    public Task EjectMediaAsync(CancellationToken cancellation)
    {
        Exists();
        files.Write(files.Boot() with { Media = null });
        File.Delete(files.Medium);
        return Task.CompletedTask;
    }

    private async Task StartAsync(CancellationToken cancel)
    {
        if (Power() == PowerState.PoweringOff)
        {
            throw new MachineBusyException($"machine '{Name}' is shutting down");
        }

        await ForgetFailureAsync(cancel);
        await host.RunAsync(new Command("systemctl", "start", "--no-block", Unit), cancel);
    }

    private async Task SoftOffAsync(CancellationToken cancel)
    {
        if (Power() == PowerState.Off)
        {
            return;
        }

        await File.WriteAllTextAsync(ContainerUnit.StoppingMark(Name), "", cancel);
        await host.RunAsync(new Command("systemctl", "stop", "--no-block", Unit), cancel);
    }

    private async Task KillAsync(CancellationToken cancel)
    {
        await host.RunAsync(new Command("systemctl", "kill", "--signal=KILL", Unit) { AllowFailure = true }, cancel);
        await host.RunAsync(new Command("systemctl", "stop", Unit), cancel);
        while (Power() != PowerState.Off)
        {
            await Task.Delay(StopInterval, clock, cancel);
        }

        // systemd calls it failed, also when it ended so because it was asked to, and remembers that of a machine that is no more.
        await ForgetFailureAsync(cancel);
    }

    private Task<CommandResult> ForgetFailureAsync(CancellationToken cancel) =>
        host.RunAsync(new Command("systemctl", "reset-failed", Unit) { AllowFailure = true }, cancel);

    private PowerState Power()
    {
        var group = ContainerUnit.ControlGroup(Name);
        if (!IsPopulated(group))
        {
            ContainerUnit.Clear(ContainerUnit.StoppingMark(Name));
            return PowerState.Off;
        }

        return File.Exists(ContainerUnit.StoppingMark(Name)) ? PowerState.PoweringOff
            : File.Exists(ContainerUnit.StartScript(Name)) ? PowerState.On : PowerState.PoweringOn;
    }

    private static bool IsPopulated(string group)
    {
        try
        {
            return File.ReadAllText(Path.Combine(group, "cgroup.events")).Contains("populated 1", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // systemd removes the group with the unit's last process, at any moment
        }
    }

    private void Exists()
    {
        if (!files.Exists)
        {
            throw new MachineGoneException($"machine '{Name}' is not defined on this Hypervisor");
        }
    }
}
