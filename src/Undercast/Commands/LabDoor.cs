using System.CommandLine;
using Undercast.LabFile;

namespace Undercast.Commands;

/// <summary>The lab's files have faults; each is a line of the message.</summary>
internal sealed class LabFaultsException(IReadOnlyList<Fault> faults) : Exception(string.Join('\n', faults));

/// <summary>Finds and reads the lab that a command is about.</summary>
internal static class LabDoor
{
    /// <exception cref="LabFaultsException">There is no lab, or its files have faults.</exception>
    public static LabSession Open(ParseResult parsed, RunChoices? choices = null)
    {
        var directory = LabDirectory.Find(parsed.GetValue(LabOptions.Lab), CalledPath.OfThisProcess().Lab, Environment.GetEnvironmentVariable, Environment.CurrentDirectory);
        var lab = directory.Ok
            ? LabFiles.Read(directory.Value.Path, Environment.GetEnvironmentVariable, Environment.CurrentDirectory)
            : new Parsed<Lab>(null, directory.Faults);
        return lab.Ok ? new LabSession(lab.Value, TimeProvider.System) { Choices = choices ?? new() } : throw new LabFaultsException(lab.Faults);
    }

    /// <exception cref="UsageException">The lab has no machine of that name.</exception>
    public static LabMachine Machine(LabSession lab, string name) => lab.Lab.Machines.FirstOrDefault(machine => machine.Name == name)
        ?? throw new UsageException($"no machine '{name}' in this lab; it has {string.Join(", ", lab.Lab.Machines.Select(machine => machine.Name))}");
}
