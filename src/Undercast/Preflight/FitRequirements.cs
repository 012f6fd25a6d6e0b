using Undercast.LabFile;

namespace Undercast.Preflight;

/// <summary>What conf/lab.yaml wants, against what the machine has: memory and subnets.</summary>
internal static class FitRequirements
{
    public static IReadOnlyList<Requirement> Check(Lab lab, HostSurvey seen, IReadOnlyList<HostRoute> routes)
    {
        var machines = lab.Environment.Machines;
        var memory = HostFit.Faults(lab.Topology, new HostFacts(seen.MemoryMiB, machines, []));
        var subnets = HostFit.Faults(lab.Topology, new HostFacts(int.MaxValue, machines, routes));
        return [Releases(lab.Environment), new("memory", [.. memory.Select(fault => fault.ToString())]), new("subnets", [.. subnets.Select(fault => fault.ToString())])];
    }

    // A release that is named and not built would be a lab of another one.
    private static Requirement Releases(LabEnvironment environment) => new("releases", [.. new[] { ("UNDERCLOUD", environment.Undercloud), ("OVERCLOUD", environment.Overcloud) }
        .Where(cloud => cloud.Item2 != OpenStackRelease.Epoxy)
        .Select(cloud => $"{cloud.Item1}_OPENSTACK_VERSION={cloud.Item2.Name} has no images yet in this version of Undercast; write {OpenStackRelease.Epoxy.Name} in conf/env")]);
}
