using Undercast.LabFile;

namespace Undercast.Commands;

/// <summary>A command that is a tool on a machine of the lab.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Description">For the help.</param>
/// <param name="Command">What runs there with the given words; null: a login shell.</param>
internal sealed record ToolCommand(string Name, string Description, Func<string[], Hosts.Command?> Command)
{
    /// <summary>The machine; null if the first word names it.</summary>
    public Func<Lab, string>? Machine { get; init; }

    /// <summary>What is said of a lab on standard error beforehand; null: nothing.</summary>
    public Func<Lab, string?> Remark { get; init; } = _ => null;

    /// <summary>ssh has options of ours before its first word, because no remote command begins with a hyphen; any other tool has its own.</summary>
    public bool HasOptions { get; init; }
}
