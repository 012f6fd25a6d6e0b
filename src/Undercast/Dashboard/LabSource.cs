using Undercast.Checkpoints;
using Undercast.Drawing;
using Undercast.Hosts;
using Undercast.Looking;
using Undercast.Services;

namespace Undercast.Dashboard;

/// <summary>A real lab, asked over the same ways as the commands ask it.</summary>
internal sealed class LabSource(LabSession lab) : IDashboardSource
{
    public Picture Picture { get; } = Picture.Of(lab.Lab);

    public string RunLogs => lab.Paths.RunLogs;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> LogPlaces { get; } =
        lab.Lab.Machines.ToDictionary(machine => machine.Name, machine => (IReadOnlyList<string>)[LabLogs.Console, .. OvercloudContext.Role(lab.Lab, machine).Services]);

    public Task<LabStatus> StatusAsync(CancellationToken cancel) => new StatusReading(lab).ReadAsync(cancel);

    public Task<IReadOnlyList<Check>> ChecksAsync(CancellationToken cancel) => new Doctor(lab).ExamineAsync(cancel);

    public async Task<IReadOnlyList<Checkpoint>> CheckpointsAsync(CancellationToken cancel)
    {
        try
        {
            return File.Exists(lab.Paths.SshConfig) ? await new LabCheckpoints(lab).ListAsync(cancel) : [];
        }
        catch (HostException)
        {
            return []; // the status says that the Hypervisor does not answer
        }
    }

    public Task TellLogsAsync(LogWish wish, Action<string> tell, CancellationToken cancel) => new LabLogs(lab).TellAsync(wish, tell, cancel);
}
