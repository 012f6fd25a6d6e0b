namespace Undercast.LabFile;

/// <summary>What conf/lab.yaml says, with defaults filled in and counts expanded to machines.</summary>
/// <param name="Name">The lab's mark on everything it makes: letters, digits, hyphen, 12 at the most.</param>
/// <param name="Networks">The three networks.</param>
/// <param name="Machines">Every machine that Undercast makes, undercloud first, then by role and number.</param>
/// <param name="PhysicalNodes">Machines that exist already, and have a BMC of their own.</param>
/// <param name="Source">Where each field stands, for later faults (the preflight's).</param>
internal sealed record LabTopology(
    string Name,
    LabNetworks Networks,
    IReadOnlyList<LabMachine> Machines,
    IReadOnlyList<PhysicalNode> PhysicalNodes,
    LabSource Source)
{
    /// <summary>The name of a lab that does not say its own.</summary>
    public const string DefaultName = "lab";

    /// <summary>True if a lab can have this name: it becomes part of names of interfaces and units.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= 12 && char.IsAsciiLetter(text[0]) && text[^1] != '-' && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>The infrastructure controller.</summary>
    public LabMachine Undercloud => Machines.First(machine => machine.Role == MachineRole.Undercloud);

    /// <summary>The machines that Ironic manages.</summary>
    public IEnumerable<LabMachine> Nodes => Machines.Where(machine => machine.Role != MachineRole.Undercloud);
}
