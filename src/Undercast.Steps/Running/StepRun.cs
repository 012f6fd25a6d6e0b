namespace Undercast.Steps;

/// <summary>A step's part in a run: its turns, and how they end.</summary>
internal sealed class StepRun(IStep step, StepContext context, RunnerOptions options)
{
    // A step that asks for no delay at all must not spin.
    private static readonly TimeSpan _shortestDelay = TimeSpan.FromMilliseconds(100);

    private long? _begun;
    private int _failedTurns;
    private string? _laterReason;
    private long _laterSince;

    public IStep Step { get; } = step;

    public int Turns { get; private set; }

    public StepEnding? Ending { get; private set; }

    public Failure? Failure { get; private set; }

    /// <summary>The error that the last turn ended in, if it did.</summary>
    public Failure? LastFailure { get; private set; }

    public bool IsDone => Ending is StepEnding.Done or StepEnding.AlreadyDone;

    public TimeSpan Elapsed { get; private set; }

    public StepResult Result => new(Step.Name, Step.Stage, Ending ?? StepEnding.NotReached, Elapsed, Failure);

    public void Begin() => _begun ??= options.Clock.GetTimestamp();

    public void CountTurn() => Turns++;

    public void End(StepEnding ending, Failure? failure = null)
    {
        Ending = ending;
        Failure = failure;
        Elapsed = _begun is { } begun ? options.Clock.GetElapsedTime(begun) : TimeSpan.Zero;
    }

    /// <summary>Asks whether there is anything to do. Null: there is.</summary>
    public async Task<Outcome?> CheckAsync(CancellationToken cancel)
    {
        try
        {
            return await Step.IsDoneAsync(context, cancel) ? new Outcome.AlreadyDone() : null;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The engine's edge: whatever a step throws becomes a failure of that step.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var failure = ExceptionTranslation.Describe(e, options.Translate);
            return new Outcome.Failed(failure with { Reason = $"could not tell whether this is already done: {failure.Reason}" });
        }
    }

    public async Task<Outcome> TurnAsync(CancellationToken cancel)
    {
        try
        {
            return await Step.RunAsync(context, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // As above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new Outcome.Failed(ExceptionTranslation.Describe(e, options.Translate));
        }
    }

    /// <summary>The delay before the next turn; null when there is to be none.</summary>
    public TimeSpan? DelayAfter(Outcome outcome)
    {
        LastFailure = (outcome as Outcome.Retry)?.Failure;
        return outcome switch
        {
            Outcome.Later later when MayGoOnLater(later.Reason) => later.Delay > _shortestDelay ? later.Delay : _shortestDelay,
            Outcome.Retry when ++_failedTurns < options.Attempts => RetryDelay(),
            _ => null,
        };
    }

    /// <summary>The failure that an outcome without a next turn means; null: none.</summary>
    public Failure? FailureOf(Outcome outcome) => outcome switch
    {
        Outcome.Failed failed => failed.Failure,
        Outcome.Retry retry => retry.Failure with { Reason = $"{retry.Failure.Reason} (after {_failedTurns} attempts)" },
        Outcome.Later later => new Failure($"could not go on for {Durations.Text(options.LaterLimit)}: {later.Reason}"),
        _ => null,
    };

    private bool MayGoOnLater(string reason)
    {
        if (reason != _laterReason)
        {
            _laterReason = reason;
            _laterSince = options.Clock.GetTimestamp();
        }

        return options.Clock.GetElapsedTime(_laterSince) < options.LaterLimit;
    }

    private TimeSpan RetryDelay()
    {
        var doublings = Math.Min(_failedTurns - 1, 30);
        var delay = options.RetryDelay * Math.Pow(2, doublings);
        return delay < options.LongestRetryDelay ? delay : options.LongestRetryDelay;
    }
}
