using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Cinder;

/// <summary>A kind of volume that a back end offers.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/block-storage/v3/#volume-types-types"/>
public sealed record VolumeType
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    [JsonPropertyName("os-volume-type-access:is_public")]
    public bool IsPublic { get; init; }

    public IReadOnlyDictionary<string, string> ExtraSpecs { get; set; } = new Dictionary<string, string>();
}
