namespace Undercast.Machines;

/// <summary>How often one machine is started again by itself: what dies at each start is left for people to look at.</summary>
internal sealed class RestartAllowance(TimeProvider clock)
{
    /// <summary>Restarts within <see cref="Window"/>.</summary>
    public const int Most = 3;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<long> taken = [];

    /// <summary>Counts a restart; answers its number in the window, from 1, or null if it must not be.</summary>
    public int? Take()
    {
        while (taken.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) > Window)
        {
            taken.Dequeue();
        }

        if (taken.Count == Most)
        {
            return null;
        }

        taken.Enqueue(clock.GetTimestamp());
        return taken.Count;
    }
}
