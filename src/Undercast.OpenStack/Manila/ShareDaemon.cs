namespace Undercast.OpenStack.Manila;

/// <summary>A daemon of Manila on a host, which the API calls a service.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/shared-file-system/#services"/>
public sealed record ShareDaemon
{
    public required int Id { get; init; }

    /// <summary><c>manila-scheduler</c>, <c>manila-share</c>, <c>manila-data</c>.</summary>
    public required string Binary { get; init; }

    /// <summary>For shares <c>HOST@BACKEND</c>.</summary>
    public required string Host { get; init; }

    /// <summary><c>up</c> or <c>down</c>.</summary>
    public required string State { get; init; }
}
