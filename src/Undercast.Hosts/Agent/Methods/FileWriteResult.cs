namespace Undercast.Hosts.Agent;

/// <summary>What writing did.</summary>
/// <param name="Changed">False if content, mode and owner were already as asked.</param>
public sealed record FileWriteResult(bool Changed);
