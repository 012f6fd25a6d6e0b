using Undercast.Bmc;

namespace Undercast.MachineTests;

/// <summary>A machine that is nothing but its state: what is tested here is the BMC in front of it.</summary>
internal sealed class MemoryMachine : IMachine
{
    private PowerState power = PowerState.Off;
    private BootSettings boot = BootSettings.Default;

    public string Name => "node-0";

    public Guid Uuid { get; } = Guid.NewGuid();

    public Task<MachineState> ReadAsync(CancellationToken cancellation) => Task.FromResult(new MachineState(power, boot));

    public Task<MachineHardware> ReadHardwareAsync(CancellationToken cancellation) =>
        Task.FromResult(new MachineHardware(2, 2048, FirmwareMode.Bios, [new MachineDisk("vda", 1L << 30)], [new MachineNic("eth0", "52:54:00:00:00:01")]));

    public Task PowerAsync(PowerAction action, CancellationToken cancellation)
    {
        power = action is PowerAction.ForceOff or PowerAction.SoftOff ? PowerState.Off : PowerState.On;
        return Task.CompletedTask;
    }

    public Task SetBootAsync(BootSettings settings, CancellationToken cancellation)
    {
        boot = settings;
        return Task.CompletedTask;
    }
}
