using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Swift;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Container))]
[JsonSerializable(typeof(StoredObject))]
internal sealed partial class SwiftJson : JsonSerializerContext;
