using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Keystone;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Token))]
[JsonSerializable(typeof(Domain))]
[JsonSerializable(typeof(DomainRequest))]
[JsonSerializable(typeof(Project))]
[JsonSerializable(typeof(ProjectRequest))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(UserRequest))]
[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(RoleRequest))]
[JsonSerializable(typeof(ServiceEntry))]
[JsonSerializable(typeof(ServiceEntryRequest))]
[JsonSerializable(typeof(Endpoint))]
[JsonSerializable(typeof(EndpointRequest))]
internal sealed partial class KeystoneJson : JsonSerializerContext;
