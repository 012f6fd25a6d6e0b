namespace Undercast.OpenStack.Nova;

/// <summary>A daemon of Nova on a host, which the API calls a compute service.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/compute/#compute-services-os-services"/>
public sealed record ComputeDaemon
{
    public required string Id { get; init; }

    /// <summary><c>nova-conductor</c>, <c>nova-scheduler</c>, <c>nova-compute</c>.</summary>
    public required string Binary { get; init; }

    public required string Host { get; init; }

    /// <summary><c>up</c> or <c>down</c>.</summary>
    public required string State { get; init; }

    /// <summary><c>enabled</c> or <c>disabled</c>: whether new servers may be put there.</summary>
    public string? Status { get; init; }

    public string? DisabledReason { get; init; }
}
