namespace Undercast.Bmc;

/// <summary>What a sensor measures, and with it the unit.</summary>
public enum SensorKind
{
    /// <summary>Degrees Celsius.</summary>
    Temperature,

    /// <summary>Percent of all CPUs.</summary>
    CpuLoad,

    /// <summary>Watts.</summary>
    Power,

    /// <summary>Turns a minute.</summary>
    Fan,
}
