using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Cinder;

/// <summary>What a kind of volume should be.</summary>
public sealed record VolumeTypeRequest
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    [JsonPropertyName("os-volume-type-access:is_public")]
    public bool? IsPublic { get; init; }

    /// <summary>Such as <c>volume_backend_name</c>.</summary>
    public IReadOnlyDictionary<string, string>? ExtraSpecs { get; init; }
}
