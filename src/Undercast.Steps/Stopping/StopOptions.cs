namespace Undercast.Steps;

/// <summary>How patient a stop is.</summary>
public sealed record StopOptions
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The time that a polite stop may take before it turns into a kill.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The time that a kill may take before the process simply exits.</summary>
    public TimeSpan Backstop { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest that the whole run may take; null: no limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Told, for people, what each stage does.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Ends the process: 130 after the user's stop, 1 after a time-out.</summary>
    public Action<int> Exit { get; init; } = Environment.Exit;
}
