namespace Undercast.LabFile;

/// <summary>What the Hypervisor itself may have against a lab: the preflight asks, with the facts that it found.</summary>
internal static class HostFit
{
    public static IReadOnlyList<Fault> Faults(LabTopology lab, HostFacts host) => [.. Subnet(lab, host), .. Memory(lab, host)];

    // A default route leads everywhere and collides with nothing.
    private static IEnumerable<Fault> Subnet(LabTopology lab, HostFacts host) =>
        from network in lab.Networks.All
        from route in host.Routes
        where route.Network.PrefixLength > 0 && Subnets.Overlap(network.Cidr, route.Network)
        select lab.Source.Fault(
            $"networks.{network.Section}.cidr", $"must not overlap {route.Network}, which the host reaches through {route.Interface}",
            network.Cidr.ToString(), "choose another private subnet");

    // Container machines share what there is, so that only the largest has to fit; libvirt gives each machine its own.
    private static IEnumerable<Fault> Memory(LabTopology lab, HostFacts host)
    {
        var own = lab.Machines.Where(machine => !machine.IsContainer(host.Machines, kvm: false)).ToList();
        var shared = lab.Machines.Where(machine => machine.IsContainer(host.Machines, kvm: false)).Max(machine => (int?)machine.MemoryMiB) ?? 0;
        var needed = own.Sum(machine => (long)machine.MemoryMiB) + shared;
        if (needed <= host.MemoryMiB)
        {
            yield break;
        }

        var largest = lab.Machines.GroupBy(machine => machine.Field).MaxBy(group => group.Sum(machine => (long)machine.MemoryMiB))!;
        yield return lab.Source.Fault(
            $"{largest.Key}.memory", $"must fit, with the other machines, into the Hypervisor's {host.MemoryMiB} MiB", $"{needed} MiB",
            $"give {string.Join(", ", largest.Select(machine => machine.Name).Take(3))} less than {largest.First().MemoryMiB} MiB, or have fewer machines");
    }
}
