using Undercast.LabFile;

namespace Undercast.Preflight;

/// <summary>What conf/lab.yaml wants, against what the machine has: memory and subnets.</summary>
internal static class FitRequirements
{
    public static IReadOnlyList<Requirement> Check(Lab lab, HostSurvey seen, IReadOnlyList<HostRoute> routes)
    {
        // auto: whether KVM works is found out later, and containers share memory; a lab that fits as containers is not refused here.
        var containers = lab.Environment.Machines is MachinesChoice.Auto or MachinesChoice.Container;
        var memory = HostFit.Faults(lab.Topology, new HostFacts(seen.MemoryMiB, containers, []));
        var subnets = HostFit.Faults(lab.Topology, new HostFacts(int.MaxValue, containers, routes));
        return [new("memory", [.. memory.Select(fault => fault.ToString())]), new("subnets", [.. subnets.Select(fault => fault.ToString())])];
    }
}
