using System.Collections.Immutable;

namespace Undercast.Steps;

/// <summary>A step as a screen shows it.</summary>
public sealed record StepView
{
    public required string Name { get; init; }

    public required string Stage { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>How long it is likely to take.</summary>
    public TimeSpan? Estimate { get; init; }

    public StepState State { get; init; }

    /// <summary>When it was first asked or run.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>How long it took, once it ended.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>The number of its turn.</summary>
    public int Attempt { get; init; }

    /// <summary>How far it has come, from 0 to 1.</summary>
    public double? Fraction { get; init; }

    public long? Bytes { get; init; }

    public long? TotalBytes { get; init; }

    /// <summary>The last line it said; while it is delayed, why.</summary>
    public string? Said { get; init; }

    /// <summary>When its next turn begins, while it is delayed.</summary>
    public DateTimeOffset? NextTurn { get; init; }

    /// <summary>What it waits for.</summary>
    public ImmutableArray<WaitView> Waits { get; init; } = [];

    public Failure? Failure { get; init; }

    /// <summary>Whether nothing more will happen to it.</summary>
    public bool IsOver => State >= StepState.Done;

    /// <summary>How long it took, or has taken so far.</summary>
    public TimeSpan Elapsed(DateTimeOffset now) => Took ?? (now - Started) ?? TimeSpan.Zero;

    /// <summary>How long it is likely to take from now; null: not known.</summary>
    public TimeSpan? Remaining(DateTimeOffset now)
    {
        if (IsOver)
        {
            return TimeSpan.Zero;
        }

        var left = Estimate - Elapsed(now);
        return left < TimeSpan.Zero ? TimeSpan.Zero : left;
    }

    internal StepView After(StepEvent stepEvent) => stepEvent switch
    {
        StepChecking => this with { State = StepState.Checking, Started = Started ?? stepEvent.At },
        StepStarted started => this with
        {
            State = StepState.Running,
            Started = Started ?? started.At,
            Attempt = started.Attempt,
            Fraction = null,
            Bytes = null,
            TotalBytes = null,
            NextTurn = null,
            Failure = null,
        },
        StepSaid said => this with { Said = said.Text },
        StepProgress progress => this with { Fraction = progress.Fraction, Bytes = progress.Bytes, TotalBytes = progress.TotalBytes },
        StepDelayed delayed => this with
        {
            State = StepState.Delayed,
            Said = delayed.Reason,
            NextTurn = delayed.At + delayed.Delay,
            Failure = delayed.Failure,
        },
        StepFinished finished => this with
        {
            State = StepState.Done + (int)finished.Ending,
            Took = finished.Elapsed,
            Failure = finished.Failure,
            NextTurn = null,
            Waits = [],
        },
        WaitStarted wait => this with { Waits = Waits.Add(new(wait.What, wait.At, wait.Limit, null, wait.At)) },
        WaitProgressed wait => this with
        {
            Waits = [.. Waits.Select(known => known.What == wait.What ? known with { Detail = wait.Detail, Moved = wait.At } : known)],
        },
        WaitFinished wait => this with { Waits = Waits.RemoveAll(known => known.What == wait.What) },
        _ => this,
    };
}
