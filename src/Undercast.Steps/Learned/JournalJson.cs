using System.Text.Json.Serialization;

namespace Undercast.Steps;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(JournalContent))]
internal sealed partial class JournalJson : JsonSerializerContext;
