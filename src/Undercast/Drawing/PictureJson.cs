using System.Text.Json.Serialization;

namespace Undercast.Drawing;

/// <summary>What a picture of a lab shows, as JSON.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Picture))]
internal sealed partial class PictureJson : JsonSerializerContext;
