namespace Undercast.Steps;

/// <summary>How a <see cref="StepRunner"/> runs.</summary>
public sealed record RunnerOptions
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The most steps that run at the same time.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>After a failure, go on with the steps that do not need what failed, as <c>make --keep-going</c> does.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>How often a step that answers <see cref="Outcome.Retry"/> is run in all.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The delay before the second attempt; each later one is twice as long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest delay before an attempt.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a step may answer <see cref="Outcome.Later"/> with one and the same reason.</summary>
    public TimeSpan LaterLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Describes the program's own exceptions; null leaves an exception to the engine.</summary>
    public Func<Exception, Failure?>? Translate { get; init; }

    /// <summary>Why the run's token was cancelled, asked when it was.</summary>
    public Func<StopCause> WhyStopped { get; init; } = () => StopCause.StoppedByUser;

    /// <summary>The second stage of a stop, handed to the steps as <see cref="StepContext.Kill"/>.</summary>
    public CancellationToken Kill { get; init; }
}
