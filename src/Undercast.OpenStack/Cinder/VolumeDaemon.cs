namespace Undercast.OpenStack.Cinder;

/// <summary>A daemon of Cinder on a host, which the API calls a service.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/block-storage/v3/#services-os-services"/>
public sealed record VolumeDaemon
{
    /// <summary><c>cinder-scheduler</c>, <c>cinder-volume</c>, <c>cinder-backup</c>.</summary>
    public required string Binary { get; init; }

    /// <summary>For volumes <c>HOST@BACKEND</c>.</summary>
    public required string Host { get; init; }

    /// <summary><c>up</c> or <c>down</c>.</summary>
    public required string State { get; init; }

    /// <summary><c>enabled</c> or <c>disabled</c>.</summary>
    public string? Status { get; init; }
}
