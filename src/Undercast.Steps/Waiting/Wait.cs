namespace Undercast.Steps;

/// <summary>A wait for a named thing: how to look, how often, how long without progress, and what to do when it does not come.</summary>
/// <param name="What">What is waited for, as in "waited for …": <c>ssh of 'undercloud-0'</c>.</param>
public sealed record Wait(string What)
{
    /// <summary>Looks once.</summary>
    public required Func<CancellationToken, Task<ProbeResult>> Probe { get; init; }

    /// <summary>The pause between two looks.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest time without progress; a change of a probe's detail or progress starts it anew. Time in which the whole machine stood still does not count.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest time in all, progress or not.</summary>
    public TimeSpan? HardLimit { get; init; }

    /// <summary>What to do when the limit is passed.</summary>
    public string? Hint { get; init; }

    /// <summary>
    /// Names the exceptions of a probe that mean "not yet" (connection refused, …) by giving their detail; null lets them pass.
    /// </summary>
    public Func<Exception, string?>? NotYetWhen { get; init; }

    /// <summary>Looks until ready.</summary>
    /// <param name="clock">The clock of limits and pauses.</param>
    /// <param name="seen">Told each time that a look saw something new.</param>
    /// <param name="cancel">The caller's wish to stop.</param>
    /// <exception cref="WaitTimedOutException">A limit was passed and the caller did not cancel.</exception>
    public Task UntilReadyAsync(TimeProvider clock, Action<ProbeResult.NotYet>? seen, CancellationToken cancel) =>
        new RunningWait(this, clock, seen).RunAsync(cancel);
}
