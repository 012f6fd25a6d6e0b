using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Nova;

/// <summary>What a server should be.</summary>
public sealed record ServerRequest
{
    public required string Name { get; init; }

    [JsonPropertyName("flavorRef")]
    public string? FlavorRef { get; init; }

    [JsonPropertyName("imageRef")]
    public string? ImageRef { get; init; }

    /// <summary>Its NICs; an empty list is refused by Nova.</summary>
    public required IReadOnlyList<ServerNetwork> Networks { get; init; }

    public string? KeyName { get; init; }

    public IReadOnlyList<ServerSecurityGroup>? SecurityGroups { get; init; }

    /// <summary>Base64.</summary>
    public string? UserData { get; init; }

    public bool? ConfigDrive { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary><c>ZONE:HOST:NODE</c> forces a host (administrators only).</summary>
    public string? AvailabilityZone { get; init; }

    [JsonPropertyName("block_device_mapping_v2")]
    public IReadOnlyList<BlockDevice>? BlockDevices { get; init; }
}
