using System.Net;
using Undercast.LabFile;

namespace Undercast.Preflight;

/// <summary>Which routes Undercast's labs made themselves.</summary>
internal static class LabRoutes
{
    // RFC 2544: the links of embedded Hypervisors, and nothing else in practice.
    private static readonly IPNetwork Links = IPNetwork.Parse("198.18.0.0/15");

    public static bool IsOurs(HostRoute route) => Links.Contains(route.Network.BaseAddress) && route.Interface.StartsWith("uc-", StringComparison.Ordinal);
}
