namespace Undercast.Services.Apply;

/// <summary>What applying a configuration changed, a sentence each; nothing the second time.</summary>
internal sealed record ApplyReport(IReadOnlyList<string> Changes);
