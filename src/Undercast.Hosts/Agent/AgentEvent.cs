namespace Undercast.Hosts.Agent;

/// <summary>What an agent tells while it works on a request.</summary>
/// <param name="Kind">What the event is.</param>
/// <param name="Text">The words: of a say what is done, of a line the program's output, of progress its unit.</param>
/// <param name="Done">Progress: how much is done.</param>
/// <param name="Total">Progress: of how much, if that is known.</param>
public sealed record AgentEvent(AgentEventKind Kind, string Text, long? Done = null, long? Total = null);
