using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Nova;

/// <summary>The volume to attach.</summary>
/// <param name="VolumeId">Its id.</param>
public sealed record VolumeAttachmentRequest([property: JsonPropertyName("volumeId")] string VolumeId);
