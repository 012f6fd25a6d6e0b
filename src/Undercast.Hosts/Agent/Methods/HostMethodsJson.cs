using System.Text.Json.Serialization;

namespace Undercast.Hosts.Agent;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ExecRequest))]
[JsonSerializable(typeof(CommandResult))]
[JsonSerializable(typeof(FileReadRequest))]
[JsonSerializable(typeof(FileReadResult))]
[JsonSerializable(typeof(FileWriteRequest))]
[JsonSerializable(typeof(FileWriteResult))]
[JsonSerializable(typeof(FileExistsRequest))]
[JsonSerializable(typeof(FileExistsResult))]
internal sealed partial class HostMethodsJson : JsonSerializerContext;
