using Undercast.Machines;

namespace Undercast.Checkpoints;

/// <summary>A lab as it was at one moment: what stands beside the copies of disks and records.</summary>
/// <param name="Lab">The lab's mark.</param>
/// <param name="Name">Its name, unique in the lab.</param>
/// <param name="Taken">When its machines stood still for it.</param>
/// <param name="StateId">Names the folder on the Orchestrator with what was known there; see <see cref="LabState"/>.</param>
/// <param name="Networks">The lab's networks.</param>
/// <param name="BmcAddress">Where the virtual BMC listens.</param>
/// <param name="On">The machines that were powered on.</param>
internal sealed record Checkpoint(
    string Lab, string Name, DateTimeOffset Taken, Guid StateId, IReadOnlyList<NetworkDefinition> Networks, string BmcAddress, IReadOnlyList<string> On);
