using System.Text.Json.Serialization;

namespace Undercast.Tests.Steps;

/// <summary>What a step of a test learns.</summary>
internal sealed record Learned(string Name, int Number);

[JsonSerializable(typeof(Learned))]
[JsonSerializable(typeof(string))]
internal sealed partial class TestJson : JsonSerializerContext;
