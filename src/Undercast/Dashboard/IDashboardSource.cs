using Undercast.Checkpoints;
using Undercast.Drawing;
using Undercast.Looking;

namespace Undercast.Dashboard;

/// <summary>What the dashboard shows, wherever it comes from. All of it only reads.</summary>
internal interface IDashboardSource
{
    /// <summary>The lab as drawn.</summary>
    Picture Picture { get; }

    /// <summary>The folder with the events of runs.</summary>
    string RunLogs { get; }

    /// <summary>The services of each machine, by its name; also <c>console</c>.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>> LogPlaces { get; }

    Task<LabStatus> StatusAsync(CancellationToken cancel);

    Task<IReadOnlyList<Check>> ChecksAsync(CancellationToken cancel);

    Task<IReadOnlyList<Checkpoint>> CheckpointsAsync(CancellationToken cancel);

    /// <summary>Tells lines of a log; see <see cref="LogWish"/>.</summary>
    Task TellLogsAsync(LogWish wish, Action<string> tell, CancellationToken cancel);
}
