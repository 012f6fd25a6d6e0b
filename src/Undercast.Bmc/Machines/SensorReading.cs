namespace Undercast.Bmc;

/// <summary>One reading. <paramref name="Name"/> has at most 16 characters (IPMI 43.1).</summary>
public sealed record SensorReading(string Name, SensorKind Kind, double Value);
