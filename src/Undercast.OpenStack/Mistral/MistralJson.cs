using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Mistral;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Workflow))]
[JsonSerializable(typeof(Execution))]
[JsonSerializable(typeof(ExecutionRequest))]
[JsonSerializable(typeof(WorkflowTask))]
internal sealed partial class MistralJson : JsonSerializerContext;
