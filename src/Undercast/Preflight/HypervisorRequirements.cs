using Undercast.LabFile;

namespace Undercast.Preflight;

/// <summary>What a Hypervisor that Undercast did not build itself must offer: this machine, or a remote one.</summary>
internal static class HypervisorRequirements
{
    private const int NeededMiB = 16 * 1024;
    private const string Kvm = "/dev/kvm";

    /// <summary>What asking it takes.</summary>
    public static SurveyQuestion Question(Lab lab) => new()
    {
        Programs = ["apt-get", "dnf"],
        Devices = [Kvm],
        Paths = [FileNames.StoragePool, FileNames.ImageCache],
        Domains = [.. lab.Machines.Select(machine => machine.Name)],
        Networks = [.. lab.Networks.All.Select(network => network.Name)],
        Interfaces = [.. lab.Networks.All.Select(network => network.Bridge), .. lab.PhysicalNodes.Select(node => node.HypervisorNic).Distinct()],
    };

    /// <param name="lab">The lab.</param>
    /// <param name="seen">What the Hypervisor said.</param>
    public static IReadOnlyList<Requirement> Check(Lab lab, HostSurvey seen)
    {
        var ours = lab.Networks.All.Where(network => seen.Networks.GetValueOrDefault(network.Name) == lab.Name).ToList();
        var routes = seen.Routes.Where(route => !LabRoutes.IsOurs(route) && ours.All(network => network.Bridge != route.Interface)).ToList();
        return
        [
            Requirement.That("root", seen.User == 0, $"user '{lab.Environment.Hypervisor.User}' is not root there; write root@{lab.Environment.Hypervisor.Host} in conf/env"),
            Requirement.That("systemd", seen.HasSystemd, "systemd does not run it, and machines are units of systemd; choose another machine, or HYPERVISOR_ADDRESS=embedded"),
            Requirement.That(
                "packages", seen.Programs.Count > 0,
                "it has neither apt-get (Debian 12, Ubuntu 24.04 or later) nor dnf (Fedora, CentOS Stream); choose another machine, or HYPERVISOR_ADDRESS=embedded"),
            Requirement.That("user stack", !seen.HasForeignStack, "it has a user 'stack' that Undercast did not make and would take over; remove or rename that user"),
            Requirement.That(
                "kvm", lab.Environment.Machines != MachinesChoice.Kvm || seen.Devices.Contains(Kvm),
                $"MACHINES=kvm, but there is no {Kvm}; switch on virtualisation in its firmware, or set MACHINES to container, qemu or auto in conf/env"),
            new("disk", [.. seen.FreeMiB.Where(path => ours.Count == 0 && path.Value < NeededMiB)
                .Select(path => $"'{path.Key}' has {path.Value} MiB free, needed are {NeededMiB} MiB; free some space there")]),
            new("names", [.. Foreign("domain", seen.Domains, lab), .. Foreign("network", seen.Networks, lab), .. Bridges(lab, seen, ours)]),
            new("nics", [.. lab.PhysicalNodes.Where(node => !seen.Interfaces.Contains(node.HypervisorNic))
                .Select(node => $"it has no interface '{node.HypervisorNic}', which leads to {node.Name}; write what 'ip link' says there as hypervisor-nic in conf/lab.yaml")]),
            .. FitRequirements.Check(lab, seen, routes),
        ];
    }

    private static IEnumerable<string> Foreign(string what, IReadOnlyDictionary<string, string> marks, Lab lab) =>
        from mark in marks
        where mark.Value != lab.Name
        let owner = mark.Value.Length > 0 ? $"belongs to lab '{mark.Value}'" : "was not made by Undercast"
        select $"it has a libvirt {what} '{mark.Key}', which {owner} and is left untouched; rename it, or the one in conf/lab.yaml";

    private static IEnumerable<string> Bridges(Lab lab, HostSurvey seen, IReadOnlyList<LabNetwork> ours) =>
        from network in lab.Networks.All.Except(ours)
        where seen.Interfaces.Contains(network.Bridge)
        select $"it has an interface '{network.Bridge}' already; set networks.{network.Section}.bridge in conf/lab.yaml to another name";
}
