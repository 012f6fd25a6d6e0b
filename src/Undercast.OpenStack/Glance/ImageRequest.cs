using System.Text.Json;
using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Glance;

/// <summary>What an image should be.</summary>
public sealed record ImageRequest
{
    public string? Name { get; init; }

    /// <summary><c>raw</c>, <c>qcow2</c>, <c>aki</c> (kernel), <c>ari</c> (ramdisk), <c>iso</c>.</summary>
    public string? DiskFormat { get; init; }

    /// <summary><c>bare</c>; <c>aki</c> and <c>ari</c> repeat the disk format.</summary>
    public string? ContainerFormat { get; init; }

    public string? Visibility { get; init; }

    /// <summary>GiB.</summary>
    public int? MinDisk { get; init; }

    /// <summary>MiB.</summary>
    public int? MinRam { get; init; }

    public bool? Protected { get; init; }

    /// <summary>Properties, each a field of its own beside the others; see <see cref="With"/>.</summary>
#pragma warning disable CA2227 // The generated code needs the setter.
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
#pragma warning restore CA2227

    /// <summary>The same with one more property.</summary>
    public ImageRequest With(string property, string value) => this with
    {
        Properties = new Dictionary<string, JsonElement>(Properties ?? new Dictionary<string, JsonElement>())
        {
            [property] = JsonSerializer.SerializeToElement(value, GlanceJson.Default.String),
        },
    };
}
