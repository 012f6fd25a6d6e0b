using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Glance;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Image))]
[JsonSerializable(typeof(ImageRequest))]
[JsonSerializable(typeof(string))]
internal sealed partial class GlanceJson : JsonSerializerContext;
