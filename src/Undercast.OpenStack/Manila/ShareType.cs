using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Manila;

/// <summary>A kind of share that a back end offers.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/shared-file-system/#share-types"/>
public sealed record ShareType
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    [JsonPropertyName("share_type_access:is_public")]
    public bool IsPublic { get; init; }

    public IReadOnlyDictionary<string, string> ExtraSpecs { get; set; } = new Dictionary<string, string>();
}
