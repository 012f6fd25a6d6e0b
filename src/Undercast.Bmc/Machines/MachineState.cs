namespace Undercast.Bmc;

/// <summary>What a machine tells about itself now.</summary>
public sealed record MachineState(PowerState Power, BootSettings Boot);
