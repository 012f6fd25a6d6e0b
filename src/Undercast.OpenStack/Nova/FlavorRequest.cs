using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Nova;

/// <summary>What a flavor should be.</summary>
public sealed record FlavorRequest
{
    /// <summary>Nova makes one up when null.</summary>
    public string? Id { get; init; }

    public required string Name { get; init; }

    public required int Vcpus { get; init; }

    /// <summary>MiB.</summary>
    public required int Ram { get; init; }

    /// <summary>GiB.</summary>
    public required int Disk { get; init; }

    [JsonPropertyName("os-flavor-access:is_public")]
    public bool? IsPublic { get; init; }
}
