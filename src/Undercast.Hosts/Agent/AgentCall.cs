namespace Undercast.Hosts.Agent;

/// <summary>One request being worked on, seen from its handler.</summary>
public sealed class AgentCall
{
    private readonly Action<AgentEvent> tell;

    internal AgentCall(Action<AgentEvent> tell, CancellationToken cancel) => (this.tell, Cancel) = (tell, cancel);

    /// <summary>Set when the client cancels or the connection ends; the handler stops what it started.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>A sentence for the people who watch.</summary>
    public void Say(string text) => tell(new AgentEvent(AgentEventKind.Say, text));

    /// <summary>A line of a program's output.</summary>
    public void Line(string text) => tell(new AgentEvent(AgentEventKind.Line, text));

    /// <summary>How much of <paramref name="total"/> (null: unknown) is done, in <paramref name="unit"/>.</summary>
    public void Progress(long done, long? total, string unit) => tell(new AgentEvent(AgentEventKind.Progress, unit, done, total));
}
