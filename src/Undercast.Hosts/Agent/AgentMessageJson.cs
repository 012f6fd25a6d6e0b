using System.Text.Json.Serialization;

namespace Undercast.Hosts.Agent;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AgentMessage))]
internal sealed partial class AgentMessageJson : JsonSerializerContext;
