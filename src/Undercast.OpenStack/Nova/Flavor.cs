using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Nova;

/// <summary>A flavor: the size of a server, and what its host must be able to do.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/compute/#flavors"/>
public sealed record Flavor
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public int Vcpus { get; init; }

    /// <summary>MiB.</summary>
    public int Ram { get; init; }

    /// <summary>GiB.</summary>
    public int Disk { get; init; }

    [JsonPropertyName("os-flavor-access:is_public")]
    public bool IsPublic { get; init; }

    /// <summary>Such as <c>resources:CUSTOM_BAREMETAL</c>: <c>1</c>.</summary>
    public IReadOnlyDictionary<string, string> ExtraSpecs { get; set; } = new Dictionary<string, string>();
}
