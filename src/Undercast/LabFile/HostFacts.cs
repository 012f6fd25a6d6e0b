using System.Net;

namespace Undercast.LabFile;

/// <summary>What the preflight found out about the Hypervisor, for the checks that need both.</summary>
/// <param name="MemoryMiB">Memory that machines may have, MiB.</param>
/// <param name="ContainersByDefault">True if what <c>MACHINES</c> came to is container machines.</param>
/// <param name="Routes">The routes of the host (and of what it is connected to), without the lab's own.</param>
internal sealed record HostFacts(int MemoryMiB, bool ContainersByDefault, IReadOnlyList<HostRoute> Routes);

/// <summary>A route: the network it leads to, and the interface.</summary>
internal sealed record HostRoute(IPNetwork Network, string Interface);
