namespace Undercast.Steps;

/// <summary>
/// One run of a plan. A single loop owns all state: it begins what may begin, waits for whichever turn or delay ends first, and draws the
/// consequences; only the steps themselves work in parallel.
/// </summary>
internal sealed class PlanRun
{
    private readonly StepPlan _plan;
    private readonly Journal _journal;
    private readonly IEventSink _events;
    private readonly RunnerOptions _options;
    private readonly Dictionary<string, StepRun> _runs;
    private readonly Dictionary<Task<Outcome?>, StepRun> _turns = [];
    private readonly Dictionary<Task, StepRun> _delays = [];
    private readonly long _start;
    private bool _stopping;

    public PlanRun(StepPlan plan, Journal journal, IEventSink events, RunnerOptions options)
    {
        (_plan, _journal, _events, _options) = (plan, journal, events, options);
        _start = options.Clock.GetTimestamp();
        _runs = plan.Outside.Concat(plan.Steps).ToDictionary(
            step => step.Name,
            step => new StepRun(step, new StepContext(step.Name, journal, events, options.Clock, options.Kill), options),
            StringComparer.Ordinal);
    }

    private DateTimeOffset Now => _options.Clock.GetUtcNow();

    private IEnumerable<StepRun> Planned => _plan.Steps.Select(step => _runs[step.Name]);

    public async Task<RunResult> RunAsync(CancellationToken cancel)
    {
        _events.Write(new RunStarted(Now, RunName.At(Now), _plan.Listed(_journal), _options.Parallelism));
        using var stopDelays = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await OutsideNeeds.CheckAsync(_plan.Outside.Select(step => _runs[step.Name]), cancel);
        while (true)
        {
            if (cancel.IsCancellationRequested)
            {
                Stop(_options.WhyStopped() == StopCause.TimedOut ? "the time limit is over" : "asked to stop");
            }

            BeginWhatMay(cancel);
            if (_turns.Count + _delays.Count == 0)
            {
                break;
            }

            var ended = await Task.WhenAny(_turns.Keys.Concat(_delays.Keys));
            await SettleAsync(ended, stopDelays);
        }

        return Finish(cancel.IsCancellationRequested);
    }

    private void BeginWhatMay(CancellationToken cancel)
    {
        foreach (var run in Planned.Where(run => run.Ending is null && !IsBusy(run)))
        {
            if (_stopping || _turns.Count >= _options.Parallelism)
            {
                return;
            }

            var needs = run.Step.Needs.Select(need => _runs[need]).ToList();
            if (needs.Find(need => need.Ending == StepEnding.NotReached && _plan.Outside.Contains(need.Step)) is { } missing)
            {
                End(run, StepEnding.Failed, OutsideNeeds.Missing(missing));
                return;
            }

            if (needs.TrueForAll(need => need.IsDone))
            {
                Begin(run, cancel);
            }
        }
    }

    private void Begin(StepRun run, CancellationToken cancel)
    {
        run.Begin();
        var first = run.Turns == 0;
        run.CountTurn();
        var attempt = run.Turns;

        // On the pool, so that a step that blocks holds up only itself.
        _turns.Add(Task.Run(
            async () =>
            {
                if (first)
                {
                    _events.Write(new StepChecking(Now, run.Step.Name));
                    if (await run.CheckAsync(cancel) is { } known)
                    {
                        return known;
                    }
                }

                cancel.ThrowIfCancellationRequested();
                _events.Write(new StepStarted(Now, run.Step.Name, attempt));
                return (Outcome?)await run.TurnAsync(cancel);
            },
            CancellationToken.None), run);
    }

    private async Task SettleAsync(Task ended, CancellationTokenSource stopDelays)
    {
        if (_delays.Remove(ended, out var delayed))
        {
            if (ended.IsCanceled)
            {
                End(delayed, StepEnding.Stopped, delayed.LastFailure);
            }

            return;
        }

        var turn = (Task<Outcome?>)ended;
        _turns.Remove(turn, out var run);
        if (turn.IsCanceled)
        {
            End(run!, StepEnding.Stopped);
            return;
        }

        var outcome = (await turn)!;
        if (run!.DelayAfter(outcome) is { } delay)
        {
            Delay(run, outcome, delay, stopDelays.Token);
            return;
        }

        var failure = run.FailureOf(outcome);
        End(run, failure is not null ? StepEnding.Failed : outcome is Outcome.Done ? StepEnding.Done : StepEnding.AlreadyDone, failure);
        if (failure is not null && !_options.KeepGoing)
        {
            // A step between two turns does not run: its next turn would be a new act.
            await stopDelays.CancelAsync();
        }
    }

    private void Delay(StepRun run, Outcome outcome, TimeSpan delay, CancellationToken stop)
    {
        var failure = (outcome as Outcome.Retry)?.Failure;
        var reason = failure?.Reason ?? ((Outcome.Later)outcome).Reason;
        _events.Write(new StepDelayed(Now, run.Step.Name, delay, reason, failure));
        _delays.Add(Task.Delay(delay, _options.Clock, stop), run);
    }

    private void End(StepRun run, StepEnding ending, Failure? failure = null)
    {
        run.End(ending, failure);
        _events.Write(new StepFinished(Now, run.Step.Name, ending, run.Elapsed, failure));
        if (ending == StepEnding.Done)
        {
            _journal.LearnDuration(run.Step.Name, run.Elapsed);
        }
        else if (ending == StepEnding.Failed && !_options.KeepGoing)
        {
            Stop($"'{run.Step.Name}' failed");
        }
    }

    private void Stop(string reason)
    {
        if (!_stopping)
        {
            _stopping = true;
            _events.Write(new RunStopping(Now, reason));
        }
    }

    private RunResult Finish(bool cancelled)
    {
        foreach (var run in Planned.Where(run => run.Ending is null))
        {
            End(run, StepEnding.NotReached);
        }

        var results = Planned.Select(run => run.Result).ToList();
        var ending = results.Exists(step => step.Ending == StepEnding.Failed) ? RunEnding.Failed
            : results.TrueForAll(step => step.Ending is StepEnding.Done or StepEnding.AlreadyDone) ? RunEnding.Done
            : cancelled && _options.WhyStopped() == StopCause.TimedOut ? RunEnding.TimedOut
            : RunEnding.StoppedByUser;
        var elapsed = _options.Clock.GetElapsedTime(_start);
        _events.Write(new RunFinished(Now, ending, elapsed));
        return new RunResult(ending, results, elapsed);
    }

    private bool IsBusy(StepRun run) => _turns.ContainsValue(run) || _delays.ContainsValue(run);
}
