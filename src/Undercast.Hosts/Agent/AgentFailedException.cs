namespace Undercast.Hosts.Agent;

/// <summary>The agent answered that it could not do what was asked, and it was no command that failed.</summary>
public sealed class AgentFailedException(string host, AgentError error) : HostException($"{error.Message} (on {host})")
{
    public AgentErrorKind Kind { get; } = error.Kind;

    public string Host { get; } = host;
}
