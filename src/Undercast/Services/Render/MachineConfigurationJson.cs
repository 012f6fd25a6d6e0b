using System.Text.Json.Serialization;
using Undercast.Services.Secrets;

namespace Undercast.Services.Render;

/// <summary>A machine's configuration and a cloud's secrets as JSON.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(MachineConfiguration))]
[JsonSerializable(typeof(CloudSecrets))]
[JsonSerializable(typeof(LabAuthority))]
[JsonSerializable(typeof(ServerCertificate))]
internal sealed partial class MachineConfigurationJson : JsonSerializerContext;
