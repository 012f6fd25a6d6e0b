namespace Undercast.LabFile;

/// <summary>conf/lab.yaml from text to records; all faults at once, each section by its own reader.</summary>
internal static class LabYamlReader
{
    public static Parsed<LabTopology> Read(string file, string text)
    {
        var reading = new LabReading(file);
        var root = Section.Open(reading, "", YamlTree.Read(file, text, reading.Faults), LabYamlFields.Lab);
        var name = root.Text("name", "must be 1 to 12 letters, digits or hyphens, a letter first", "write 'name: lab', for example", LabTopology.IsName);
        var networks = NetworksReader.Read(root.Inner("networks", LabYamlFields.Networks));
        var groups = MachinesReader.Read(reading, root.Value("machines"));
        var physical = PhysicalNodesReader.Read(reading, root.Value("physical-nodes"));

        // What one section has against another can be said only if each holds by itself.
        if (reading.Faults.Count == 0)
        {
            var lab = name ?? LabTopology.DefaultName;
            WholeLab.Check(reading, networks, groups, physical);
            if (reading.Faults.Count == 0)
            {
                var machines = Expansion.Machines(lab, networks, groups);
                WholeLab.CheckMacs(reading, machines, physical);
                if (reading.Faults.Count == 0)
                {
                    return new Parsed<LabTopology>(
                        new LabTopology(lab, networks, machines, [.. physical.Select(Addressed)], reading.Source), []);
                }
            }
        }

        return new Parsed<LabTopology>(null, [.. reading.Faults.OrderBy(fault => fault.Line)]);

        PhysicalNode Addressed(PhysicalEntry entry, int index) =>
            entry.Node with { ControlPlaneAddress = NodeAddresses.OfPhysical(networks.ControlPlane.Provisioning, index) };
    }
}
