using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Neutron;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Network))]
[JsonSerializable(typeof(NetworkRequest))]
[JsonSerializable(typeof(Subnet))]
[JsonSerializable(typeof(SubnetRequest))]
[JsonSerializable(typeof(Port))]
[JsonSerializable(typeof(PortRequest))]
[JsonSerializable(typeof(Router))]
[JsonSerializable(typeof(RouterRequest))]
[JsonSerializable(typeof(FloatingIp))]
[JsonSerializable(typeof(FloatingIpRequest))]
[JsonSerializable(typeof(SecurityGroup))]
[JsonSerializable(typeof(SecurityGroupRequest))]
[JsonSerializable(typeof(SecurityGroupRule))]
[JsonSerializable(typeof(SecurityGroupRuleRequest))]
[JsonSerializable(typeof(Agent))]
[JsonSerializable(typeof(Extension))]
[JsonSerializable(typeof(NetworkQuota))]
internal sealed partial class NeutronJson : JsonSerializerContext;
