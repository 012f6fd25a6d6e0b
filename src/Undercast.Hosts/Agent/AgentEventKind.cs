using System.Text.Json.Serialization;

namespace Undercast.Hosts.Agent;

/// <summary>The kinds of <see cref="AgentEvent"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgentEventKind>))]
public enum AgentEventKind
{
    /// <summary>A sentence for people.</summary>
    Say,

    /// <summary>A line of a running program's output.</summary>
    Line,

    /// <summary>How far it is.</summary>
    Progress,
}
