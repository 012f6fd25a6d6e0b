using System.IO.Pipelines;

namespace Undercast.Bmc.Fake;

/// <summary>
/// A machine that only remembers: for measuring with a thousand nodes, and for trying clients. It obeys the same contract as real ones,
/// and says what it is (<c>fake</c>) wherever it is asked.
/// </summary>
public sealed class FakeMachine(string name, Guid uuid, TimeProvider clock) : IMachine, IVirtualMedia, IBootMode, ISecureBoot, ISerialConsole, ISoftReset, ISensors
{
    private readonly Lock gate = new();
    private PowerState power = PowerState.Off;
    private long transitionStarted;
    private BootSettings boot = BootSettings.Default;
    private MediaImage? media;
    private SecureBootState secureBoot = new(false, false);
    private FirmwareMode firmware = FirmwareMode.Bios;

    /// <inheritdoc/>
    public string Name { get; set; } = name;

    /// <inheritdoc/>
    public Guid Uuid { get; } = uuid;

    /// <summary>How long going on and off takes.</summary>
    public TimeSpan Transition { get; set; }

    /// <summary>Thrown by every question and order, as a machine whose keeper is away does; null: none.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Waited for by every question about its state and by an insertion, as a keeper that hangs makes one wait; null: none.</summary>
    public Task? Hang { get; set; }

    /// <summary>Where the machine has started from, newest last.</summary>
    public IReadOnlyList<BootTarget> Starts { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<FirmwareMode> BootModes => [FirmwareMode.Bios, FirmwareMode.Uefi];

    /// <inheritdoc/>
    public Task<MachineState> ReadAsync(CancellationToken cancellation) => Hang is { } hang ? ReadAfterAsync(hang) : Task.FromResult(Read());

    /// <inheritdoc/>
    public Task<MachineHardware> ReadHardwareAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            Check();
            var tail = Uuid.ToByteArray();
            var mac = $"52:54:00:{tail[13]:x2}:{tail[14]:x2}:{tail[15]:x2}";
            return Task.FromResult(new MachineHardware(2, 2048, firmware, [new MachineDisk("vda", 10L << 30)], [new MachineNic("eth0", mac)], Kind: "fake"));
        }
    }

    /// <inheritdoc/>
    public Task PowerAsync(PowerAction action, CancellationToken cancellation)
    {
        lock (gate)
        {
            Check();
            switch (action, power)
            {
                case (PowerAction.On, PowerState.On or PowerState.PoweringOn):
                case (PowerAction.ForceOff or PowerAction.SoftOff, PowerState.Off):
                case (PowerAction.SoftOff, PowerState.PoweringOff):
                case (PowerAction.Nmi, PowerState.On):
                    break;
                case (PowerAction.On, PowerState.PoweringOff):
                    throw new MachineBusyException("it is being powered off");
                case (PowerAction.On, _):
                    Start();
                    break;
                case (PowerAction.ForceOff or PowerAction.SoftOff, _):
                    Begin(PowerState.PoweringOff);
                    break;
                case (PowerAction.Reset or PowerAction.Cycle, PowerState.On):
                    Start();
                    break;
                default:
                    throw new MachineBusyException("it is in a transition");
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task SetBootAsync(BootSettings settings, CancellationToken cancellation) => Change(() => boot = settings);

    /// <inheritdoc/>
    public Task SetBootModeAsync(FirmwareMode mode, CancellationToken cancellation) => Change(() => firmware = mode);

    /// <inheritdoc/>
    public Task<MediaImage?> ReadMediaAsync(CancellationToken cancellation) => Task.FromResult(media);

    /// <inheritdoc/>
    public async Task InsertMediaAsync(MediaImage image, CancellationToken cancellation)
    {
        await (Hang ?? Task.CompletedTask);
        await Change(() => media = image);
    }

    /// <inheritdoc/>
    public Task EjectMediaAsync(CancellationToken cancellation) => Change(() => media = null);

    /// <inheritdoc/>
    public Task<SecureBootState> ReadSecureBootAsync(CancellationToken cancellation) => Task.FromResult(secureBoot);

    /// <inheritdoc/>
    public Task SetSecureBootAsync(bool enabled, CancellationToken cancellation) => Change(() => secureBoot = secureBoot with { Enabled = enabled });

    /// <inheritdoc/>
    public Task ResetSecureBootKeysAsync(SecureBootKeys keys, CancellationToken cancellation) =>
        Change(() => secureBoot = secureBoot with { HasKeys = keys == SecureBootKeys.Default });

    /// <summary>Thirty degrees, always.</summary>
    public Task<IReadOnlyList<SensorReading>> ReadSensorsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SensorReading>>([new SensorReading("Fake Temp", SensorKind.Temperature, 30)]);

    /// <inheritdoc/>
    public Task SoftResetAsync(CancellationToken cancellation) => PowerAsync(PowerAction.Reset, cancellation);

    /// <summary>A console that says back what is typed.</summary>
    public Task<Stream> OpenConsoleAsync(CancellationToken cancellation)
    {
        var pipe = new Pipe();
        return Task.FromResult<Stream>(new EchoStream(pipe));
    }

    private async Task<MachineState> ReadAfterAsync(Task hang)
    {
        await hang;
        return Read();
    }

    private MachineState Read()
    {
        lock (gate)
        {
            Check();
            return new MachineState(power, boot);
        }
    }

    private Task Change(Action change)
    {
        lock (gate)
        {
            Check();
            change();
        }

        return Task.CompletedTask;
    }

    private void Start()
    {
        Starts = [.. Starts, boot.Override == BootOverride.Disabled ? BootTarget.None : boot.Target];
        secureBoot = secureBoot with { InForce = secureBoot.Enabled };
        if (boot.Override == BootOverride.Once)
        {
            boot = BootSettings.Default;
        }

        Begin(PowerState.PoweringOn);
    }

    private void Begin(PowerState transition)
    {
        power = transition;
        transitionStarted = clock.GetTimestamp();
        Check();
    }

    /// <summary>Ends a transition whose time is over.</summary>
    private void Check()
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        if (power is PowerState.PoweringOn or PowerState.PoweringOff && clock.GetElapsedTime(transitionStarted) >= Transition)
        {
            power = power == PowerState.PoweringOn ? PowerState.On : PowerState.Off;
        }
    }
}
