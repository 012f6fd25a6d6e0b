using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Ironic;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Node))]
[JsonSerializable(typeof(NodeRequest))]
[JsonSerializable(typeof(Port))]
[JsonSerializable(typeof(PortRequest))]
[JsonSerializable(typeof(BootDevice))]
[JsonSerializable(typeof(Driver))]
[JsonSerializable(typeof(Conductor))]
[JsonSerializable(typeof(Dictionary<string, InterfaceValidation>))]
internal sealed partial class IronicJson : JsonSerializerContext;
