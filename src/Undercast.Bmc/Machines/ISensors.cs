namespace Undercast.Bmc;

/// <summary>A machine that measures something. What it cannot measure it leaves out; the number and order stay the same in its life.</summary>
public interface ISensors
{
    /// <summary>All readings as they are now.</summary>
    Task<IReadOnlyList<SensorReading>> ReadSensorsAsync(CancellationToken cancellation);
}
