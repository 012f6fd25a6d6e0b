namespace Undercast.Services;

/// <summary>Something to do on the machine before a phase's units start.</summary>
/// <param name="Name">A sentence part: "copy the migrated databases".</param>
/// <param name="Phase">Before whose units.</param>
/// <param name="AlreadySo">Exit code 0: nothing to do.</param>
/// <param name="Command">Does it; safe to repeat after a kill.</param>
internal sealed record MachineTask(string Name, StartPhase Phase, IReadOnlyList<string> AlreadySo, IReadOnlyList<string> Command);
