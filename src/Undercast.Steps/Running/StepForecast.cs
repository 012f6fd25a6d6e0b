namespace Undercast.Steps;

/// <summary>What a run would do with a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="WouldRun">Whether it would run; false: it is already done.</param>
/// <param name="Note">Why that is not certain: the world could not be asked, or a step before it would run first.</param>
public sealed record StepForecast(PlannedStep Step, bool WouldRun, string? Note);
