namespace Undercast.Steps;

/// <summary>A step as it stands in a run's list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Stage">The command it belongs to.</param>
/// <param name="Description">What it brings about.</param>
/// <param name="Needs">The steps of this run that it comes after.</param>
/// <param name="Estimate">How long it is likely to take, learned from earlier runs.</param>
public sealed record PlannedStep(string Name, string Stage, string Description, IReadOnlyList<string> Needs, TimeSpan? Estimate);
