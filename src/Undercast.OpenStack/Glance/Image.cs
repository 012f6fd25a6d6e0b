using System.Text.Json;
using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Glance;

/// <summary>An image.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/image/v2/#images"/>
public sealed record Image
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary><c>queued</c> (no data yet), <c>saving</c>, <c>active</c>, <c>killed</c>, <c>deactivated</c>.</summary>
    public required string Status { get; init; }

    public string? DiskFormat { get; init; }

    public string? ContainerFormat { get; init; }

    /// <summary>Bytes; null before the upload.</summary>
    public long? Size { get; init; }

    /// <summary>Such as <c>sha512</c>.</summary>
    public string? OsHashAlgo { get; init; }

    /// <summary>Hexadecimal hash of the data.</summary>
    public string? OsHashValue { get; init; }

    /// <summary><c>public</c>, <c>private</c>, <c>shared</c>, <c>community</c>.</summary>
    public string? Visibility { get; init; }

    /// <summary>GiB.</summary>
    public int? MinDisk { get; init; }

    /// <summary>MiB.</summary>
    public int? MinRam { get; init; }

    public bool Protected { get; init; }

    /// <summary>Everything else, among it the properties that were set, such as <c>kernel_id</c>, <c>hw_firmware_type</c>.</summary>
#pragma warning disable CA2227 // The generated code needs the setter.
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
#pragma warning restore CA2227

    /// <summary>A property as text; null if it is not set.</summary>
    public string? Property(string name) => Properties is not null && Properties.TryGetValue(name, out var value) ? value.ToString() : null;
}
