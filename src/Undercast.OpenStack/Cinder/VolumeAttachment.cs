namespace Undercast.OpenStack.Cinder;

/// <summary>Where a volume is attached.</summary>
/// <param name="ServerId">The server.</param>
/// <param name="Device">Such as <c>/dev/vdb</c>.</param>
public sealed record VolumeAttachment(string? ServerId, string? Device);
