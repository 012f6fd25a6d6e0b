using Undercast.Bmc;
using Undercast.Hosts;
using Undercast.Machines.Libvirt;

namespace Undercast.Machines;

/// <summary>A libvirt machine of the lab, as its BMC sees it. What it does is asked of libvirt at each call.</summary>
internal sealed class LibvirtMachine : IMachine, IVirtualMedia, IBootMode, ISecureBoot, ISerialConsole
{
    private readonly MachineFiles files;
    private readonly LibvirtDomains domains;
    private readonly TimeProvider clock;
    private readonly LibvirtPower power;
    private readonly LibvirtDrive drive;

    public LibvirtMachine(MachineFiles files, LibvirtDomains domains, ICommandRunner host, TimeProvider clock)
    {
        (this.files, this.domains, this.clock) = (files, domains, clock);
        Uuid = files.Definition().Uuid;
        power = new LibvirtPower(Name, Uuid, domains, clock, StartAsync);
        drive = new LibvirtDrive(files, domains, host);
    }

    public string Name => files.Name;

    public Guid Uuid { get; }

    public IReadOnlyList<FirmwareMode> BootModes { get; } = [FirmwareMode.Bios, FirmwareMode.Uefi];

    public async Task<MachineState> ReadAsync(CancellationToken cancellation) => new(await power.ReadAsync(cancellation), files.Boot().Settings);

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

    public Task PowerAsync(PowerAction action, CancellationToken cancellation) => power.OrderAsync(action, cancellation);

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

    public async Task<SecureBootState> ReadSecureBootAsync(CancellationToken cancellation)
    {
        var boot = files.Boot();
        var runs = await power.ReadAsync(cancellation) != PowerState.Off;
        var inForce = runs && LibvirtDomain.IsSecure(await domains.DescribeAsync(Uuid, live: true, cancellation));
        return new SecureBootState(boot.SecureBoot, inForce, boot.HasSecureBootKeys);
    }

    public Task SetSecureBootAsync(bool enabled, CancellationToken cancellation)
    {
        files.Write(files.Boot() with { SecureBoot = enabled });
        return Task.CompletedTask;
    }

    public Task ResetSecureBootKeysAsync(SecureBootKeys keys, CancellationToken cancellation)
    {
        var known = keys == SecureBootKeys.Default;
        files.Write(files.Boot() with { HasSecureBootKeys = known });
        if (known)
        {
            // libvirt begins them anew, with the vendor's keys, at the next start.
            File.Delete(files.SecureFirmwareVariables);
        }

        return Task.CompletedTask;
    }

    public Task<MediaImage?> ReadMediaAsync(CancellationToken cancellation) => Task.FromResult(files.Boot().Media);

    public Task InsertMediaAsync(MediaImage image, CancellationToken cancellation) => drive.InsertAsync(image, cancellation);

    public Task EjectMediaAsync(CancellationToken cancellation) => drive.EjectAsync(cancellation);

    public Task<Stream> OpenConsoleAsync(CancellationToken cancellation) => Task.FromResult(new LibvirtConsole(Uuid, domains, clock).Open());

    /// <summary>Tells libvirt what the machine is; also done before each start, because boot order is part of it.</summary>
    public Task DefineAsync(CancellationToken cancel) => domains.DefineAsync(LibvirtDomain.Render(files, files.Definition(), files.Boot()), cancel);

    private async Task StartAsync(CancellationToken cancel)
    {
        await DefineAsync(cancel);
        await domains.StartAsync(Uuid, cancel);
        files.Write(files.Boot().AfterStart());
    }
}
