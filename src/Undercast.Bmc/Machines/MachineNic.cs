namespace Undercast.Bmc;

/// <summary>A network card. <paramref name="Mac"/> is in lower-case colon form.</summary>
public sealed record MachineNic(string Name, string Mac, bool LinkUp = true);
