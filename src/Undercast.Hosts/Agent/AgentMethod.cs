using System.Text.Json.Serialization.Metadata;

namespace Undercast.Hosts.Agent;

/// <summary>Something an agent can be asked: both ends name it through the same value, so the types always agree.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Request">How the question is written, from a source-generated context.</param>
/// <param name="Result">How the answer is written.</param>
public sealed record AgentMethod<TRequest, TResult>(string Name, JsonTypeInfo<TRequest> Request, JsonTypeInfo<TResult> Result);
