using System.Text.Json;

namespace Undercast.Hosts.Agent;

/// <summary>One line of the channel. Exactly one of the nullable parts is set, Ask with Request.</summary>
internal sealed record AgentMessage
{
    /// <summary>Server, first line: who it is.</summary>
    public AgentHello? Hello { get; init; }

    /// <summary>Which request the line belongs to; chosen by the client, never used twice on a channel.</summary>
    public long? Id { get; init; }

    /// <summary>Client: the method asked.</summary>
    public string? Ask { get; init; }

    /// <summary>Client: the question.</summary>
    public JsonElement? Request { get; init; }

    /// <summary>Client: the answer is no longer wanted; the work is stopped and answered with an error.</summary>
    public bool? Cancel { get; init; }

    /// <summary>Server: something on the way.</summary>
    public AgentEvent? Event { get; init; }

    /// <summary>Server, last line of a request: the answer.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>Server, last line of a request: why there is none.</summary>
    public AgentError? Error { get; init; }
}
