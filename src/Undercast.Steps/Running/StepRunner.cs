namespace Undercast.Steps;

/// <summary>Runs plans: asks each step whether it is already done, and runs at the same time those that do not need each other.</summary>
public sealed class StepRunner(Journal journal, IEventSink events, RunnerOptions options)
{
    // Steps write from many threads; behind this the sink is called by one at a time.
    private readonly EventFanOut _events = new(events);

    /// <summary>
    /// Runs the plan. A failure lets running steps finish and begins no others (unless to keep going); what failed is in the result, not thrown.
    /// Cancelling asks the running steps to stop, and waits for them.
    /// </summary>
    public Task<RunResult> RunAsync(StepPlan plan, CancellationToken cancel) =>
        new PlanRun(plan, journal, _events, options).RunAsync(cancel);

    /// <summary>What a run would do. Asks the world, changes nothing, writes no events.</summary>
    public async Task<IReadOnlyList<StepForecast>> PlanAsync(StepPlan plan, CancellationToken cancel)
    {
        using var forecast = new Forecast(plan, journal, options);
        return await forecast.MakeAsync(cancel);
    }
}
