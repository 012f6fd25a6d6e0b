namespace Undercast.Steps;

/// <summary>Asks every step of a plan whether it is done, as a run would, and runs none.</summary>
internal sealed class Forecast(StepPlan plan, Journal journal, RunnerOptions options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Parallelism);

    private sealed record Answer(bool Done, string? Note);

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
        foreach (var (name, answer) in needs)
        {
            if (!(await answer).Done)
            {
                var missing = plan.Outside.FirstOrDefault(step => step.Name == name);
                var outside = $"needs '{name}', which is not done: run '{missing?.Stage}' first";
                return new(false, missing is null ? $"comes after '{name}'" : outside);
            }
        }

        await _places.WaitAsync(cancel);
        try
        {
            var context = new StepContext(step.Name, journal, new EventFanOut(), options.Clock, options.Kill);
            var seen = await new StepRun(step, context, options).CheckAsync(cancel);
            return new(seen is Outcome.AlreadyDone, (seen as Outcome.Failed)?.Failure.Reason);
        }
        finally
        {
            _places.Release();
        }
    }
}
