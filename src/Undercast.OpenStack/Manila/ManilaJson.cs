using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Manila;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Share))]
[JsonSerializable(typeof(ShareRequest))]
[JsonSerializable(typeof(ShareType))]
[JsonSerializable(typeof(ShareTypeRequest))]
[JsonSerializable(typeof(ShareAccess))]
[JsonSerializable(typeof(ShareAccessRequest))]
[JsonSerializable(typeof(ExportLocation))]
[JsonSerializable(typeof(ShareDaemon))]
internal sealed partial class ManilaJson : JsonSerializerContext;
