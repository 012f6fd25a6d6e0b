using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Placement;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ResourceProvider))]
[JsonSerializable(typeof(Dictionary<string, Inventory>))]
[JsonSerializable(typeof(Dictionary<string, long>))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class PlacementJson : JsonSerializerContext;
