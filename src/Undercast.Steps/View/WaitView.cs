namespace Undercast.Steps;

/// <summary>A wait that is going on.</summary>
/// <param name="What">What is waited for.</param>
/// <param name="Started">Since when.</param>
/// <param name="Limit">The longest time without progress.</param>
/// <param name="Detail">What the last look saw.</param>
/// <param name="Moved">When a look last saw something new.</param>
public sealed record WaitView(string What, DateTimeOffset Started, TimeSpan Limit, string? Detail, DateTimeOffset Moved);
