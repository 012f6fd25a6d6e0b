using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>Waits for what an API has promised: it answers first and works afterwards, and says in a status how far it is.</summary>
internal static class StateWait
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    // Without progress. The service that was asked has limits of its own, and says that it failed; on emulated machines its first server was
    // "spawning" for 4 min 40 s, and well afterwards.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>Waits for one of the statuses.</summary>
    /// <param name="context">Of the part that waits.</param>
    /// <param name="what">The resource, in words.</param>
    /// <param name="status">Asks for its status.</param>
    /// <param name="wanted">The statuses that end the wait well.</param>
    /// <param name="broken">Describes the failure that a status of error means.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task UntilAsync(
        StepContext context, string what, Func<CancellationToken, Task<string>> status, IReadOnlyList<string> wanted, Func<string, Task<Failure>> broken, CancellationToken cancel) =>
        context.WaitAsync(
            new Wait($"{what} to be {string.Join(" or ", wanted)}")
            {
                Probe = async stop => await status(stop) switch
                {
                    var now when wanted.Contains(now) => new ProbeResult.Ready(),
                    var now when now.StartsWith("error", StringComparison.OrdinalIgnoreCase) => throw new StepFailedException(await broken(now)),
                    var now => new ProbeResult.NotYet(now),
                },
                Interval = Interval,
                Limit = Limit,
            },
            cancel);

    /// <summary>Waits for a resource that was deleted to be gone.</summary>
    public static Task UntilGoneAsync(StepContext context, string what, Func<CancellationToken, Task<string?>> status, CancellationToken cancel) =>
        context.WaitAsync(
            new Wait($"{what} to be gone")
            {
                Probe = async stop => await status(stop) switch
                {
                    null => new ProbeResult.Ready(),
                    var now when now.StartsWith("error", StringComparison.OrdinalIgnoreCase) => throw new StepFailedException($"{what} could not be deleted: its status is '{now}'"),
                    var now => new ProbeResult.NotYet(now),
                },
                Interval = Interval,
                Limit = Limit,
            },
            cancel);
}
