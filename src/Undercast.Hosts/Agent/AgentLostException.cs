namespace Undercast.Hosts.Agent;

/// <summary>The connection to an agent ended or could not be made. What was asked may or may not have been done: requests are
/// idempotent by contract, so connect again and ask again.</summary>
public sealed class AgentLostException(string message, int? exitCode = null) : HostException(message)
{
    /// <summary>How the program that carried the connection ended; 126 and 127 mean that there is no agent to start.</summary>
    public int? ExitCode { get; } = exitCode;
}
