using System.Text.Json.Serialization;
using Undercast.Checkpoints;
using Undercast.Looking;

namespace Undercast.Dashboard;

/// <summary>What the page asks for, as JSON on one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LabStatus))]
[JsonSerializable(typeof(IReadOnlyList<Check>))]
[JsonSerializable(typeof(IReadOnlyList<Checkpoint>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, IReadOnlyList<string>>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string))]
internal sealed partial class DashboardJson : JsonSerializerContext;
