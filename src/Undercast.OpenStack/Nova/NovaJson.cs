using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Nova;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Flavor))]
[JsonSerializable(typeof(FlavorRequest))]
[JsonSerializable(typeof(Server))]
[JsonSerializable(typeof(ServerRequest))]
[JsonSerializable(typeof(InstanceAction))]
[JsonSerializable(typeof(VolumeAttachment))]
[JsonSerializable(typeof(VolumeAttachmentRequest))]
[JsonSerializable(typeof(InterfaceAttachment))]
[JsonSerializable(typeof(InterfaceAttachmentRequest))]
[JsonSerializable(typeof(KeyPair))]
[JsonSerializable(typeof(KeyPairRequest))]
[JsonSerializable(typeof(ComputeDaemon))]
[JsonSerializable(typeof(ComputeDaemonRequest))]
[JsonSerializable(typeof(Hypervisor))]
[JsonSerializable(typeof(ComputeQuota))]
internal sealed partial class NovaJson : JsonSerializerContext;
