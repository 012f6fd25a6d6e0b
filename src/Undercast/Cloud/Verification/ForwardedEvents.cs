using System.Text.Json;
using Undercast.Hosts.Agent;
using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>A run's events on their way from the agent to the Orchestrator's screen: a line each.</summary>
internal static class ForwardedEvents
{
    /// <summary>The agent's end.</summary>
    public static IEventSink To(AgentCall call) => new Sender(call);

    /// <summary>The other end: the event, or null if it is something else.</summary>
    public static RunEvent? Read(AgentEvent told) =>
        told.Kind == AgentEventKind.Line ? JsonSerializer.Deserialize(told.Text, StepsJson.Default.RunEvent) : null;

    private sealed class Sender(AgentCall call) : IEventSink
    {
        public void Write(RunEvent runEvent) => call.Line(JsonSerializer.Serialize(runEvent, StepsJson.Default.RunEvent));
    }
}
