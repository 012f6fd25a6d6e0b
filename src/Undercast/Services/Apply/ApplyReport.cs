namespace Undercast.Services.Apply;

/// <summary>What applying a configuration changed, a sentence each; nothing the second time.</summary>
internal sealed record ApplyReport(IReadOnlyList<string> Changes);

/// <summary>Whether a machine is as its configuration says.</summary>
internal sealed record AppliedReport(bool IsSo);
