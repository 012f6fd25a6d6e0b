namespace Undercast.Hosts.Agent;

/// <summary>A failed command as the agent saw it, secrets already masked.</summary>
public sealed record AgentFailedCommand(string Program, int? ProcessId, int ExitCode, string CommandLine, string Error, string Output, double LimitSeconds = 0);
