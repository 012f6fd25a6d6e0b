namespace Undercast.Bmc;

/// <summary>
/// The machine behind a BMC: what it is, what it does now, what it is told to do. The BMC keeps no state of its own about it; every
/// question of a client becomes a question here. What only some machines can do is a small interface of its own
/// (<see cref="IVirtualMedia"/>, <see cref="IBootMode"/>, <see cref="ISecureBoot"/>, <see cref="ISerialConsole"/>,
/// <see cref="ISoftReset"/>), found by asking the object whether it has it. All members may be called at the same time from many
/// sessions, and throw <see cref="MachineUnreachableException"/>, <see cref="MachineGoneException"/>,
/// <see cref="MachineBusyException"/> or <see cref="UnsupportedByMachineException"/>; anything else is a defect of the machine's code
/// and is answered as an internal error.
/// </summary>
public interface IMachine
{
    /// <summary>The name people know it by. May change in its life.</summary>
    string Name { get; }

    /// <summary>Its identity: IPMI's System GUID, Redfish's UUID. Never changes.</summary>
    Guid Uuid { get; }

    /// <summary>Power and boot settings as they are now. Asked often (each power status), so it should cost little.</summary>
    Task<MachineState> ReadAsync(CancellationToken cancellation);

    /// <summary>What it is made of. Asked for inspection and sensors.</summary>
    Task<MachineHardware> ReadHardwareAsync(CancellationToken cancellation);

    /// <summary>
    /// Gives a power order and returns as soon as the machine has taken it (well under 4 seconds: IPMI clients wait 5); from then
    /// on <see cref="ReadAsync"/> tells a transition or the end. An order for the state it is already in succeeds and does nothing.
    /// <see cref="PowerAction.Reset"/> and <see cref="PowerAction.Cycle"/> on a machine that is off are refused by the BMC beforehand.
    /// </summary>
    /// <exception cref="MachineBusyException">It is in a transition that the order contradicts.</exception>
    Task PowerAsync(PowerAction action, CancellationToken cancellation);

    /// <summary>
    /// Stores boot settings durably, so that <see cref="ReadAsync"/> returns exactly them, running or not. The machine itself turns
    /// <see cref="BootOverride.Once"/> into <see cref="BootOverride.Disabled"/> with <see cref="BootTarget.None"/> when it next starts.
    /// </summary>
    Task SetBootAsync(BootSettings settings, CancellationToken cancellation);
}
