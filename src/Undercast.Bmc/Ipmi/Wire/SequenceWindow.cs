namespace Undercast.Bmc.Ipmi.Wire;

/// <summary>
/// The sliding window of sequence numbers (IPMI 2.0, 6.12.13 and 13.28): up to 15 ahead or 16 behind the highest seen, and
/// each only once. A replayed packet never gets through it.
/// </summary>
internal struct SequenceWindow
{
    private const int Ahead = 15;
    private const int Behind = 16;

    private uint highest;
    private uint seen;

    /// <summary>Whether a packet with this number is taken; if so it will not be taken again. Call it only for authentic packets.</summary>
    public bool Take(uint number)
    {
        var distance = (int)(number - highest);
        if (number == 0 || distance > Ahead || distance < -Behind)
        {
            return false;
        }

        if (distance > 0)
        {
            seen = (seen << distance) | 1;
            highest = number;
            return true;
        }

        var bit = 1u << -distance;
        if ((seen & bit) != 0)
        {
            return false;
        }

        seen |= bit;
        return true;
    }
}
