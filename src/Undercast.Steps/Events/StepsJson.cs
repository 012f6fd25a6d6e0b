using System.Text.Json.Serialization;

namespace Undercast.Steps;

/// <summary>How events and views are written: camel case, times in seconds, enums as words.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [typeof(SecondsConverter)])]
[JsonSerializable(typeof(RunEvent))]
[JsonSerializable(typeof(RunView))]
[JsonSerializable(typeof(IReadOnlyList<StepForecast>))]
public sealed partial class StepsJson : JsonSerializerContext;
