using System.Text.Json.Serialization;

namespace Undercast.Machines;

/// <summary>The machines' records as JSON.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(MachineDefinition))]
[JsonSerializable(typeof(BootRecord))]
[JsonSerializable(typeof(BmcAccess))]
internal sealed partial class MachinesJson : JsonSerializerContext;
