using Undercast.LabFile;

namespace Undercast.Preflight;

/// <summary>What the embedded Hypervisor needs of the machine that it is built on.</summary>
internal static class OrchestratorRequirements
{
    /// <summary>All images and what they are built from take 11.5 GiB (measured); machines write the rest.</summary>
    private const int FirstMiB = 16 * 1024;

    /// <summary>Once the lab stands, only what its machines write is to come.</summary>
    private const int LaterMiB = 2 * 1024;

    private const string Tunnel = "/dev/net/tun";
    private const string Kvm = "/dev/kvm";

    /// <param name="programs">What must be there, or be installed.</param>
    /// <param name="paths">The lab's work folder and the image cache.</param>
    public static SurveyQuestion Question(IReadOnlyList<string> programs, IReadOnlyList<string> paths) =>
        new() { Programs = [.. programs, "apt-get"], Devices = [Tunnel, Kvm], Paths = paths };

    /// <param name="lab">The lab.</param>
    /// <param name="seen">What the machine said.</param>
    /// <param name="programs">What must be there, or be installed.</param>
    /// <param name="exists">The lab's Hypervisor was built before.</param>
    public static IReadOnlyList<Requirement> Check(Lab lab, HostSurvey seen, IReadOnlyList<string> programs, bool exists)
    {
        var missing = programs.Where(program => !seen.Programs.Contains(program)).ToList();
        // Other labs' links are no routes of the user's.
        var routes = seen.Routes.Where(route => !LabRoutes.IsOurs(route)).ToList();
        return
        [
            Requirement.That("root", seen.User == 0, "only root can boot a system container; run this with sudo"),
            Requirement.That(
                "programs", missing.Count == 0 || seen.Programs.Contains("apt-get"),
                $"missing {string.Join(", ", missing)}, and there is no apt-get to install them; install them, or set HYPERVISOR_ADDRESS in conf/env to a Debian machine"),
            Requirement.That("tun", seen.Devices.Contains(Tunnel), $"there is no {Tunnel}, which the Hypervisor's networks need; load it with 'modprobe tun'"),
            Requirement.That(
                "kvm", lab.Environment.Machines != MachinesChoice.Kvm || seen.Devices.Contains(Kvm),
                $"MACHINES=kvm, but there is no {Kvm}; set it to container, qemu or auto in conf/env"),
            Disk(seen, exists ? LaterMiB : FirstMiB),
            .. FitRequirements.Check(lab, seen, routes),
        ];
    }

    private static Requirement Disk(HostSurvey seen, int needed) => new("disk",
        [.. seen.FreeMiB.Where(path => path.Value < needed).Select(path => $"'{path.Key}' has {path.Value} MiB free, needed are {needed} MiB; free some space there")]);
}
