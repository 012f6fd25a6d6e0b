namespace Undercast.Steps;

/// <summary>What became of a step in a run.</summary>
public sealed record StepResult(string Name, string Stage, StepEnding Ending, TimeSpan Elapsed, Failure? Failure);
