using System.Text.Json.Serialization;

namespace Undercast.Hosts.Agent;

/// <summary>The kinds of <see cref="AgentError"/>: what the caller does next depends on it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgentErrorKind>))]
public enum AgentErrorKind
{
    /// <summary>The work went wrong in a way with no kind of its own.</summary>
    Failed,

    /// <summary>A command ended with an exit code other than 0.</summary>
    CommandFailed,

    /// <summary>A command passed its limit.</summary>
    CommandTimedOut,

    /// <summary>A program is missing there.</summary>
    ProgramNotFound,

    /// <summary>The client cancelled.</summary>
    Cancelled,

    /// <summary>The agent does not know the method.</summary>
    UnknownMethod,

    /// <summary>The question could not be read.</summary>
    BadRequest,
}
