using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Cinder;

/// <summary>What a volume should be.</summary>
public sealed record VolumeRequest
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>GiB.</summary>
    public int? Size { get; init; }

    public string? VolumeType { get; init; }

    /// <summary>The image to fill it with.</summary>
    [JsonPropertyName("imageRef")]
    public string? ImageRef { get; init; }
}
