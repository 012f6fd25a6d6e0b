namespace Undercast.Hosts.Agent;

/// <summary>Why a request has no answer.</summary>
/// <param name="Kind">One of <see cref="AgentErrorKind"/>.</param>
/// <param name="Message">For people, complete.</param>
/// <param name="Command">The command that failed, if that was it.</param>
public sealed record AgentError(AgentErrorKind Kind, string Message, AgentFailedCommand? Command = null);
