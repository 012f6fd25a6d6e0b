namespace Undercast.OpenStack.Nova;

/// <summary>Something that was done to a server.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/compute/#servers-actions-servers-os-instance-actions"/>
public sealed record InstanceAction
{
    public required string Action { get; init; }

    public required string RequestId { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    /// <summary><c>Error</c>, or null.</summary>
    public string? Message { get; init; }
}
