using Undercast.Bmc;

namespace Undercast.Machines;

/// <summary>
/// Remembers that a machine was asked to shut down: libvirt says "running" until it has, and a power-on meanwhile would be taken for
/// done and then lost. A system that ignores the power button is running again after a while.
/// </summary>
internal sealed class ShutdownMark(TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private long? asked;

    public void Set() => asked = clock.GetTimestamp();

    /// <summary>The state in the light of it.</summary>
    public PowerState See(PowerState state)
    {
        if (state == PowerState.Off || (asked is { } since && clock.GetElapsedTime(since) > Limit))
        {
            asked = null;
        }

        return state == PowerState.On && asked is not null ? PowerState.PoweringOff : state;
    }
}
