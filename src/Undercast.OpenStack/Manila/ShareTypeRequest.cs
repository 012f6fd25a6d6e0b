using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Manila;

/// <summary>What a kind of share should be.</summary>
public sealed record ShareTypeRequest
{
    public required string Name { get; init; }

    [JsonPropertyName("share_type_access:is_public")]
    public bool? IsPublic { get; init; }

    /// <summary><c>driver_handles_share_servers</c> has to be there, as <c>True</c> or <c>False</c>.</summary>
    public required IReadOnlyDictionary<string, string> ExtraSpecs { get; init; }
}
