using System.Net;

namespace Undercast.LabFile;

/// <summary>What the preflight found out about the Hypervisor, for the checks that need both.</summary>
/// <param name="MemoryMiB">Memory that machines may have, MiB.</param>
/// <param name="Machines"><c>MACHINES</c> in conf/env. With auto, machines count as containers: whether KVM works is found out later, and a lab that fits so is not refused.</param>
/// <param name="Routes">The routes of the host (and of what it is connected to), without the lab's own.</param>
internal sealed record HostFacts(int MemoryMiB, MachinesChoice Machines, IReadOnlyList<HostRoute> Routes);

/// <summary>A route: the network it leads to, and the interface.</summary>
internal sealed record HostRoute(IPNetwork Network, string Interface);
