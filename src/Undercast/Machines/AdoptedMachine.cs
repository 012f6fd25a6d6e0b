using Undercast.Bmc;
using Undercast.Hosts;
using Undercast.Machines.Libvirt;

namespace Undercast.Machines;

/// <summary>
/// A libvirt domain that Undercast did not make. Its definition is never changed: boot device and medium are given to libvirt with the
/// start that they are for, and forgotten by it when the domain stops.
/// </summary>
internal sealed class AdoptedMachine : IMachine, IVirtualMedia, ISerialConsole
{
    private readonly MachineFiles files;
    private readonly LibvirtDomains domains;
    private readonly TimeProvider clock;
    private readonly LibvirtPower power;
    private readonly LibvirtDrive drive;

    public AdoptedMachine(MachineFiles files, LibvirtDomains domains, ICommandRunner host, TimeProvider clock)
    {
        (this.files, this.domains, this.clock) = (files, domains, clock);
        Uuid = files.Definition().Uuid;
        power = new LibvirtPower(Name, Uuid, domains, clock, StartAsync);
        drive = new LibvirtDrive(files, domains, host);
    }

    public string Name => files.Name;

    public Guid Uuid { get; }

    public async Task<MachineState> ReadAsync(CancellationToken cancellation) => new(await power.ReadAsync(cancellation), files.Boot().Settings);

    public async Task<MachineHardware> ReadHardwareAsync(CancellationToken cancellation) =>
        AdoptedHardware.Of(await domains.DescribeAsync(Uuid, live: false, cancellation));

    public Task PowerAsync(PowerAction action, CancellationToken cancellation) => power.OrderAsync(action, cancellation);

    public Task SetBootAsync(BootSettings settings, CancellationToken cancellation)
    {
        files.Write(files.Boot() with { Settings = settings });
        return Task.CompletedTask;
    }

    public Task<MediaImage?> ReadMediaAsync(CancellationToken cancellation) => Task.FromResult(files.Boot().Media);

    public Task InsertMediaAsync(MediaImage image, CancellationToken cancellation) => drive.InsertAsync(image, cancellation);

    public Task EjectMediaAsync(CancellationToken cancellation) => drive.EjectAsync(cancellation);

    public Task<Stream> OpenConsoleAsync(CancellationToken cancellation) => Task.FromResult(new LibvirtConsole(Uuid, domains, clock).Open());

    private async Task StartAsync(CancellationToken cancel)
    {
        var boot = files.Boot();
        if (boot.Settings.Override == BootOverride.Disabled && boot.Media is null)
        {
            await domains.StartAsync(Uuid, cancel);
            return;
        }

        var domain = await domains.DescribeAsync(Uuid, live: false, cancel);
        BootOrder.Apply(domain, boot, files.Medium);
        await domains.StartOnceAsync(domain, cancel);
        files.Write(boot.AfterStart());
    }
}
