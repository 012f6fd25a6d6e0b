using System.Text.Json;

namespace Undercast.Hosts.Agent;

/// <summary>Exceptions on their way over the channel: described at the agent's end, raised again at the other.</summary>
internal static class AgentErrors
{
    private const int LongestText = 64 * 1024;

    public static AgentError Describe(Exception failure, string method, bool cancelled) => failure switch
    {
        OperationCanceledException when cancelled => new(AgentErrorKind.Cancelled, $"'{method}' was cancelled"),
        CommandFailedException f => new(AgentErrorKind.CommandFailed, f.Message,
            new AgentFailedCommand(f.Program, f.ProcessId, f.ExitCode, f.CommandLine, Tail(f.Error), Tail(f.Output))),
        CommandTimedOutException t => new(AgentErrorKind.CommandTimedOut, t.Message,
            new AgentFailedCommand("", null, 0, t.CommandLine, "", Tail(t.LastOutput), t.Limit.TotalSeconds)),
        ProgramNotFoundException p => new(AgentErrorKind.ProgramNotFound, p.Message, new AgentFailedCommand(p.Program, null, 127, p.Program, p.Hint, "")),
        JsonException j => new(AgentErrorKind.BadRequest, $"the question to '{method}' could not be read: {j.Message}"),
        HostException or IOException or UnauthorizedAccessException => new(AgentErrorKind.Failed, failure.Message),
        _ => new(AgentErrorKind.Failed, $"'{method}' failed: {failure.GetType().Name}: {failure.Message}"),
    };

    public static Exception Raise(AgentError error, string host, CancellationToken cancel) => error switch
    {
        { Kind: AgentErrorKind.Cancelled } when cancel.IsCancellationRequested => new OperationCanceledException(error.Message, cancel),
        // Nobody here asked for that: the agent is going away.
        { Kind: AgentErrorKind.Cancelled } => new AgentLostException($"{error.Message} on {host}: its agent ended"),
        { Kind: AgentErrorKind.CommandFailed, Command: { } c } =>
            new CommandFailedException(c.Program, c.ProcessId, c.ExitCode, c.CommandLine, c.Error, c.Output, host),
        { Kind: AgentErrorKind.CommandTimedOut, Command: { } c } =>
            new CommandTimedOutException(c.CommandLine, TimeSpan.FromSeconds(c.LimitSeconds), c.Output, host),
        { Kind: AgentErrorKind.ProgramNotFound, Command: { } c } => new ProgramNotFoundException(c.Program, $"is missing on {host}", c.Error),
        _ => new AgentFailedException(host, error),
    };

    private static string Tail(string text) => text.Length > LongestText ? text[^LongestText..] : text;
}
