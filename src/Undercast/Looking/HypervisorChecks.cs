using System.Net;
using Undercast.LabFile;

namespace Undercast.Looking;

/// <summary>What can be wrong with a Hypervisor that answers. Pure: every check is a sentence about what was seen.</summary>
internal static class HypervisorChecks
{
    private const long LeastDiskMiB = 10 * 1024;
    private const int RedfishPort = 8000;

    public static IEnumerable<Check> Of(Lab lab, LabStatus status, HostSight sight)
    {
        foreach (var network in lab.Networks.All)
        {
            yield return Bridge(network, sight);
        }

        yield return Overlap(lab, sight);
        yield return Firewall(sight);
        yield return Disk("free disk for the machines", FileNames.StoragePool, sight);
        yield return Disk("free disk of the Hypervisor", "/", sight);
        yield return Memory(status, sight);
        yield return Bmc(status, sight);
        yield return Units(sight);
    }

    private static Check Bridge(LabNetwork network, HostSight sight)
    {
        var name = $"network {network.Name}";
        return !sight.Bridges.TryGetValue(network.Bridge, out var bridge)
            ? new(name, CheckResult.Failed, $"there is no bridge {network.Bridge}", "run `undercast provision-hypervisor-virtual`")
            : bridge switch
            {
                { Up: false } => new(name, CheckResult.Failed, $"the bridge {network.Bridge} is down", $"run `undercast ssh-hypervisor ip link set {network.Bridge} up`"),
                { SpanningTree: true } => new(name, CheckResult.Failed, $"spanning tree is on at {network.Bridge}: a booting machine's first 30 seconds of packets are lost", $"run `undercast ssh-hypervisor ip link set {network.Bridge} type bridge stp_state 0`"),
                _ => new(name, CheckResult.Ok, $"{network.Bridge} is up, without spanning tree"),
            };
    }

    private static Check Overlap(Lab lab, HostSight sight)
    {
        var bridges = lab.Networks.All.Select(network => network.Bridge).ToHashSet();
        var meets = sight.Addresses.Where(address => !bridges.Contains(address.Key) && IPAddress.TryParse(address.Value.Split('/')[0], out var ip) && lab.Networks.All.Any(network => network.Cidr.Contains(ip)))
            .Select(address => $"{address.Key} has {address.Value}").ToList();
        return Check.Of("subnets are the lab's alone", meets.Count == 0, meets.Count == 0 ? "no other interface of the Hypervisor is in them" : string.Join(", ", meets), "give that network another cidr in conf/lab.yaml");
    }

    private static Check Firewall(HostSight sight) => sight.DroppingChains.Count == 0
        ? new("firewall", CheckResult.Ok, "no chain drops what no rule knows")
        : new("firewall", CheckResult.Warning, $"chains that drop by default: {string.Join(", ", sight.DroppingChains)}", "let DHCP, TFTP, HTTP, IPMI (UDP 6230 and up) and Redfish (TCP 8000) through on the lab's bridges");

    private static Check Disk(string name, string path, HostSight sight) => sight.Disks.TryGetValue(path, out var room)
        ? Check.Of(name, room.FreeMiB >= LeastDiskMiB, $"{room.FreeMiB / 1024} of {room.TotalMiB / 1024} GiB free at {path}", "free some: `undercast checkpoint remove NAME`, or remove images in /var/cache/undercast that no lab uses")
        : new(name, CheckResult.Unknown, $"there is no {path} yet");

    private static Check Memory(LabStatus status, HostSight sight)
    {
        var off = status.Machines.Where(machine => machine.Power == Undercast.Bmc.PowerState.Off).Sum(machine => (long)machine.MemoryMiB);
        return sight.Memory.FreeMiB >= off
            ? new("memory", CheckResult.Ok, $"{sight.Memory.FreeMiB} MiB available; machines that are off want {off} MiB")
            : new("memory", CheckResult.Warning, $"{sight.Memory.FreeMiB} MiB available, but machines that are off may want {off} MiB", "give them less memory in conf/lab.yaml, or start fewer at a time");
    }

    private static Check Bmc(LabStatus status, HostSight sight)
    {
        const string Cure = "run `undercast ssh-hypervisor journalctl --unit undercast-bmc --lines 50`, then `undercast provision-hypervisor-virtual`";
        return status.Machines.Count == 0
            ? new("virtual BMC", CheckResult.Unknown, "there are no machines yet")
            : Check.Of("virtual BMC", sight.Ports.Contains(RedfishPort) && !sight.FailedUnits.Contains("undercast-bmc.service"), sight.Ports.Contains(RedfishPort) ? $"Redfish listens on TCP {RedfishPort}" : $"nothing listens on TCP {RedfishPort}", Cure);
    }

    private static Check Units(HostSight sight) => Check.Of(
        "units of the Hypervisor", sight.FailedUnits.Count == 0, sight.FailedUnits.Count == 0 ? "none failed" : $"failed: {string.Join(", ", sight.FailedUnits)}",
        sight.FailedUnits.Count == 0 ? "" : $"run `undercast ssh-hypervisor systemctl status {sight.FailedUnits[0]}`");
}
