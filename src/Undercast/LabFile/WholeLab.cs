using System.Net;

namespace Undercast.LabFile;

/// <summary>What the sections of lab.yaml may have against each other, once each holds by itself.</summary>
internal static class WholeLab
{
    /// <summary>The embedded Hypervisor is joined to the Orchestrator here (RFC 2544, 198.18.0.0/15).</summary>
    private static readonly IPNetwork Joint = IPNetwork.Parse("198.18.0.0/15");

    public static void Check(LabReading reading, LabNetworks networks, IReadOnlyList<MachineGroup> groups, IReadOnlyList<PhysicalEntry> physical)
    {
        CheckNetworks(reading, networks.All);
        var machines = Counted(groups, MachineRole.Undercloud, []);
        if (machines != 1)
        {
            reading.Add(FieldOf(groups, MachineRole.Undercloud), "must come to one undercloud", $"{machines}", "set its count to 1");
        }

        if (groups.Sum(group => (long)group.Count) is > MachinesReader.Most and var all)
        {
            reading.Add("machines", $"must come to {MachinesReader.Most} machines at the most", $"{all}", "lower a count");
            return;
        }

        CheckNames(reading, groups, physical);
        CheckRoom(reading, networks, groups, physical);
    }

    public static void CheckMacs(LabReading reading, IReadOnlyList<LabMachine> machines, IReadOnlyList<PhysicalEntry> physical)
    {
        var owners = machines.SelectMany(machine => machine.Nics.Select(nic => (nic.Mac, machine.Name))).ToDictionary(pair => pair.Mac, pair => pair.Name);
        foreach (var (node, field) in physical)
        {
            if (!owners.TryAdd(node.Mac, node.Name))
            {
                reading.Add($"{field}.mac", $"must not be the one of {owners[node.Mac]}", node.Mac, "write the one that the card has");
            }
        }
    }

    private static void CheckNetworks(LabReading reading, IReadOnlyList<LabNetwork> all)
    {
        foreach (var (network, index) in all.Select((network, index) => (network, index)))
        {
            foreach (var other in all.Take(index))
            {
                if (Subnets.Overlap(network.Cidr, other.Cidr))
                {
                    AddPair(reading, network, other, "cidr", "must not overlap", each => each.Cidr.ToString(), "choose another private subnet");
                }

                if (network.Bridge == other.Bridge)
                {
                    AddPair(reading, network, other, "bridge", "must differ from", each => each.Bridge, "each network has a bridge of its own");
                }
            }

            if (Subnets.Overlap(network.Cidr, Joint))
            {
                reading.Add(
                    $"networks.{network.Section}.cidr", $"must not overlap {Joint}", network.Cidr.ToString(), "the embedded Hypervisor is joined to this machine there: choose a private subnet");
            }
        }
    }

    private static void AddPair(
        LabReading reading, LabNetwork one, LabNetwork other, string field, string rule, Func<LabNetwork, string> shown, string cure)
    {
        // Said of the one that is written, since the other may be a default.
        var (said, against) = reading.Knows($"networks.{one.Section}.{field}") ? (one, other) : (other, one);
        reading.Add($"networks.{said.Section}.{field}", $"{rule} that of {against.Section} ({shown(against)})", shown(said), cure);
    }

    private static void CheckNames(LabReading reading, IReadOnlyList<MachineGroup> groups, IReadOnlyList<PhysicalEntry> physical)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        var named = Expansion.Names(groups).Select(each => (each.Name, each.Group.Field)).Concat(physical.Select(entry => (entry.Node.Name, entry.Field)));
        foreach (var (name, field) in named)
        {
            if (!taken.TryAdd(name, field))
            {
                reading.Add(
                    reading.Knows($"{field}.name") ? $"{field}.name" : field, "must not give two machines one name", name,
                    $"line {reading.LineOf(taken[name])} makes a {name} too: rename one of the two");
            }
        }
    }

    private static void CheckRoom(LabReading reading, LabNetworks networks, IReadOnlyList<MachineGroup> groups, IReadOnlyList<PhysicalEntry> physical)
    {
        var (controllers, computes) = (Counted(groups, MachineRole.Controller, physical), Counted(groups, MachineRole.Compute, physical));
        if (controllers > Expansion.MostControllers)
        {
            reading.Add(FieldOf(groups, MachineRole.Controller), $"must come to {Expansion.MostControllers} controllers at the most", $"{controllers}", "three make it highly available");
        }
        else if (controllers > 1 && controllers % 2 == 0)
        {
            reading.Add(FieldOf(groups, MachineRole.Controller), "must be 1 or an odd number: what keeps data needs more than half of them", $"{controllers}", "three make it highly available");
        }

        var nodes = controllers + computes + Counted(groups, MachineRole.Ceph, physical);
        var slots = computes > 0 ? Expansion.MostControllers + computes : controllers;
        var places = NodeAddresses.Needed(Counted(groups, MachineRole.Compute, []), Counted(groups, MachineRole.Ceph, []), physical.Count);
        Room(
            reading, "networks.control-plane.provisioning", networks.ControlPlane.Provisioning, places,
            $"{Expansion.MostControllers} for controllers, one for each compute, two for each ceph or physical node, whichever are more");
        Room(reading, "networks.control-plane.inspection", networks.ControlPlane.Inspection, nodes, "one for each node");
        Room(reading, "networks.external.machines", networks.External.Machines, slots, $"{Expansion.MostControllers} for controllers, one for each compute");
        Room(reading, "networks.tenant.machines", networks.Tenant.Machines, slots, $"{Expansion.MostControllers} for controllers, one for each compute");
    }

    private static void Room(LabReading reading, string field, AddressRange range, int needed, string why)
    {
        if (range.Count < needed)
        {
            reading.Add(field, $"must hold {needed} addresses, {why}", range.ToString(), "make the range larger (and the subnet, if need be), or have fewer machines");
        }
    }

    private static int Counted(IReadOnlyList<MachineGroup> groups, MachineRole role, IReadOnlyList<PhysicalEntry> physical) =>
        (int)Math.Min(int.MaxValue / 8, groups.Where(group => group.Role == role).Sum(group => (long)group.Count)) + physical.Count(entry => entry.Node.Role == role);

    private static string FieldOf(IReadOnlyList<MachineGroup> groups, MachineRole role) => groups.LastOrDefault(group => group.Role == role)?.Field ?? "machines";
}
