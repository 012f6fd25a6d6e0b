using System.Text.Json.Serialization;

namespace Undercast.Steps;

/// <summary>Something that happened in a run. The stream of these is all that screens, logs and the dashboard know.</summary>
/// <param name="At">When.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunStarted), "run-started")]
[JsonDerivedType(typeof(RunWarned), "run-warned")]
[JsonDerivedType(typeof(RunStopping), "run-stopping")]
[JsonDerivedType(typeof(RunFinished), "run-finished")]
[JsonDerivedType(typeof(StepChecking), "step-checking")]
[JsonDerivedType(typeof(StepStarted), "step-started")]
[JsonDerivedType(typeof(StepSaid), "step-said")]
[JsonDerivedType(typeof(StepLogged), "step-logged")]
[JsonDerivedType(typeof(StepProgress), "step-progress")]
[JsonDerivedType(typeof(StepDelayed), "step-delayed")]
[JsonDerivedType(typeof(StepFinished), "step-finished")]
[JsonDerivedType(typeof(WaitStarted), "wait-started")]
[JsonDerivedType(typeof(WaitProgressed), "wait-progressed")]
[JsonDerivedType(typeof(WaitFinished), "wait-finished")]
public abstract record RunEvent([property: JsonPropertyOrder(-2)] DateTimeOffset At);

/// <summary>A run began; these are its steps, in order.</summary>
public sealed record RunStarted(DateTimeOffset At, string Run, IReadOnlyList<PlannedStep> Steps, int Parallelism) : RunEvent(At);

/// <summary>Something that the user should know, though it stops nothing.</summary>
public sealed record RunWarned(DateTimeOffset At, string Text) : RunEvent(At);

/// <summary>No new step begins; those that run are finishing.</summary>
public sealed record RunStopping(DateTimeOffset At, string Reason) : RunEvent(At);

/// <summary>The run is over.</summary>
public sealed record RunFinished(DateTimeOffset At, RunEnding Ending, TimeSpan Elapsed) : RunEvent(At);

/// <summary>An event of one step.</summary>
public abstract record StepEvent(DateTimeOffset At, [property: JsonPropertyOrder(-1)] string Step) : RunEvent(At);

/// <summary>The step is asked whether it is already done.</summary>
public sealed record StepChecking(DateTimeOffset At, string Step) : StepEvent(At, Step);

/// <summary>The step runs.</summary>
/// <param name="At">When.</param>
/// <param name="Step">Which.</param>
/// <param name="Attempt">1, 2, …: it grows with every turn, whether after an error or a delay that the step asked for.</param>
public sealed record StepStarted(DateTimeOffset At, string Step, int Attempt) : StepEvent(At, Step);

/// <summary>A line for people.</summary>
public sealed record StepSaid(DateTimeOffset At, string Step, string Text) : StepEvent(At, Step);

/// <summary>A line of detail, for the log.</summary>
public sealed record StepLogged(DateTimeOffset At, string Step, string Line) : StepEvent(At, Step);

/// <summary>How far the step has come: a fraction from 0 to 1, bytes, or both.</summary>
public sealed record StepProgress(DateTimeOffset At, string Step, double? Fraction, long? Bytes, long? TotalBytes)
    : StepEvent(At, Step);

/// <summary>The step runs again after a delay: because it asked to, or after the error in <paramref name="Failure"/>.</summary>
public sealed record StepDelayed(DateTimeOffset At, string Step, TimeSpan Delay, string Reason, Failure? Failure) : StepEvent(At, Step);

/// <summary>The step ended, or will not begin.</summary>
public sealed record StepFinished(DateTimeOffset At, string Step, StepEnding Ending, TimeSpan Elapsed, Failure? Failure)
    : StepEvent(At, Step);

/// <summary>The step waits for a named thing.</summary>
public sealed record WaitStarted(DateTimeOffset At, string Step, string What, TimeSpan Limit) : StepEvent(At, Step);

/// <summary>A look saw something new.</summary>
public sealed record WaitProgressed(DateTimeOffset At, string Step, string What, string Detail, long? Progress) : StepEvent(At, Step);

/// <summary>The wait is over.</summary>
public sealed record WaitFinished(DateTimeOffset At, string Step, string What, bool Ready, TimeSpan Elapsed) : StepEvent(At, Step);
