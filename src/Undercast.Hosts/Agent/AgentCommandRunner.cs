namespace Undercast.Hosts.Agent;

/// <summary>Runs commands on a host through its agent: no quoting, no new connection, and a cancelled command really stops there.</summary>
public sealed class AgentCommandRunner(IAgent agent) : ICommandRunner
{
    public Task<CommandResult> RunAsync(Command command, CancellationToken cancel) => AskAsync(command, null, cancel);

    public Task<CommandResult> StreamAsync(Command command, Action<string> line, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(line);
        return AskAsync(command, told => line(told.Text), cancel);
    }

    private async Task<CommandResult> AskAsync(Command command, Action<AgentEvent>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(command);
        var request = await ExecRequest.FromAsync(command, stream: progress is not null, cancel);
        return await agent.AskAsync(HostMethods.Exec, request, progress, cancel);
    }
}
