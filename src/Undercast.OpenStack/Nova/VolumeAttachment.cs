using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Nova;

/// <summary>A volume attached to a server.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/compute/#servers-with-volume-attachments-servers-os-volume-attachments"/>
public sealed record VolumeAttachment
{
    [JsonPropertyName("volumeId")]
    public required string VolumeId { get; init; }

    [JsonPropertyName("serverId")]
    public string? ServerId { get; init; }

    /// <summary>Such as <c>/dev/vdb</c>; a wish, the guest may name it otherwise.</summary>
    public string? Device { get; init; }
}
