namespace Undercast.OpenStack.Keystone;

/// <summary>What an endpoint should be.</summary>
public sealed record EndpointRequest
{
    public string? ServiceId { get; init; }

    /// <summary><c>public</c>, <c>internal</c> or <c>admin</c>.</summary>
    public string? Interface { get; init; }

    public string? Url { get; init; }

    public string? RegionId { get; init; }
}
