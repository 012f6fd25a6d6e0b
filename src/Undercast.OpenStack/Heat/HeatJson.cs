using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Heat;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Stack))]
[JsonSerializable(typeof(StackRequest))]
[JsonSerializable(typeof(StackEvent))]
[JsonSerializable(typeof(StackResource))]
internal sealed partial class HeatJson : JsonSerializerContext;
