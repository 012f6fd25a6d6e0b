using System.Net;
using Undercast.LabFile;

namespace Undercast.Cloud;

/// <summary>The addresses of the cloud's own networks, as text.</summary>
/// <param name="PublicCidr">The lab's external network.</param>
/// <param name="Gateway">The Hypervisor on it.</param>
/// <param name="First">The first floating IP.</param>
/// <param name="Last">The last one.</param>
/// <param name="PrivateCidr">The network of the administrator's servers.</param>
internal sealed record CloudNetworks(string PublicCidr, string Gateway, string First, string Last, string PrivateCidr)
{
    public static CloudNetworks Of(LabNetworks lab) => new(
        lab.External.Link.Cidr.ToString(),
        lab.External.Link.Hypervisor!.ToString(),
        lab.External.Floating.First.ToString(),
        lab.External.Floating.Last.ToString(),
        Free(lab).ToString());

    // A server could not reach those of the lab's addresses that its own network has too.
    private static IPNetwork Free(LabNetworks lab) => Enumerable.Range(0, 56)
        .Select(third => new IPNetwork(new IPAddress([192, 168, (byte)(200 + third), 0]), 24))
        .First(candidate => !lab.All.Any(network => Subnets.Overlap(candidate, network.Cidr)));
}
