namespace Undercast.Steps;

/// <summary>Asks every step of a plan whether it is done, as a run would, and runs none.</summary>
internal sealed class Forecast(StepPlan plan, Journal journal, RunnerOptions options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Parallelism);

    /// <param name="Done">Whether it is done now.</param>
    /// <param name="Note">Why that is not certain.</param>
    /// <param name="After">The first step before it that would run, and may change the answer.</param>
    private sealed record Answer(bool Done, string? Note, string? After = null);

    public async Task<IReadOnlyList<StepForecast>> MakeAsync(CancellationToken cancel)
    {
        var answers = new Dictionary<string, Task<Answer>>(StringComparer.Ordinal);
        foreach (var step in plan.Outside)
        {
            answers[step.Name] = AskAsync(step, [], cancel);
        }

        // A plan's steps come after what they need, so every task a step awaits is there.
        foreach (var step in plan.Steps)
        {
            answers[step.Name] = AskAsync(step, [.. step.Needs.Select(need => (need, answers[need]))], cancel);
        }

        await Task.WhenAll(answers.Values);
        var forecasts = new List<StepForecast>();
        foreach (var listed in plan.Listed(journal))
        {
            var answer = await answers[listed.Name];
            forecasts.Add(new StepForecast(listed, !answer.Done, answer.Note));
        }

        return forecasts;
    }

    public void Dispose() => _places.Dispose();

    private async Task<Answer> AskAsync(IStep step, IReadOnlyList<(string Name, Task<Answer> Answer)> needs, CancellationToken cancel)
    {
        string? after = null;
        foreach (var (name, answer) in needs)
        {
            var before = await answer;
            if (!before.Done && plan.Outside.FirstOrDefault(step => step.Name == name) is { } missing)
            {
                return new(false, $"needs '{name}', which is not done: run '{missing.Stage}' first");
            }

            after ??= before.Done ? before.After : name;
        }

        // What never ran here is not done before what it needs, and to ask would take the time of every connection that there is not.
        if (after is not null && journal.Estimate(step.Name) is null)
        {
            return new(false, $"comes after '{after}'", after);
        }

        await _places.WaitAsync(cancel);
        try
        {
            var context = new StepContext(step.Name, journal, new EventFanOut(), options.Clock, options.Kill);
            var seen = await new StepRun(step, context, options).CheckAsync(cancel);
            return (seen, after) switch
            {
                (Outcome.AlreadyDone, null) => new(true, null),
                (Outcome.AlreadyDone, _) => new(true, $"so far; asked again after '{after}'", after),
                (_, null) => new(false, (seen as Outcome.Failed)?.Failure.Reason),
                _ => new(false, $"comes after '{after}'", after),
            };
        }
        finally
        {
            _places.Release();
        }
    }
}
