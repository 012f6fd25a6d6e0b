using System.Net;

namespace Undercast.LabFile;

/// <summary>What two subnets have to do with each other.</summary>
internal static class Subnets
{
    /// <summary>Of two subnets that share an address, one holds the other.</summary>
    public static bool Overlap(IPNetwork one, IPNetwork other) => one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);
}
