using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Cinder;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Volume))]
[JsonSerializable(typeof(VolumeRequest))]
[JsonSerializable(typeof(VolumeType))]
[JsonSerializable(typeof(VolumeTypeRequest))]
[JsonSerializable(typeof(VolumeDaemon))]
[JsonSerializable(typeof(VolumeQuota))]
internal sealed partial class CinderJson : JsonSerializerContext;
