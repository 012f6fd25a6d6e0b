namespace Undercast.Services.Roles;

/// <summary>What a machine is for, as a list of services.</summary>
/// <param name="Name">TripleO's name of the role.</param>
/// <param name="Services">Names of services of the catalog, in the order in which people read them.</param>
internal sealed record ServiceRole(string Name, IReadOnlyList<string> Services)
{
    /// <summary>Files of the machine itself: its network, its host names.</summary>
    public Func<CloudContext, IReadOnlyList<MachineFile>> MachineFiles { get; init; } = _ => [];

    /// <summary>What makes the machine take such files in.</summary>
    public Func<CloudContext, IReadOnlyList<MachineTask>> MachineTasks { get; init; } = _ => [];
}
