namespace Undercast.OpenStack.Heat;

/// <summary>Something that happened to a resource of a stack.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/orchestration/v1/#stack-events"/>
public sealed record StackEvent
{
    public required string Id { get; init; }

    public string? ResourceName { get; init; }

    /// <summary>As <see cref="StackResource.ResourceStatus"/>.</summary>
    public string? ResourceStatus { get; init; }

    public string? ResourceStatusReason { get; init; }

    public DateTimeOffset? EventTime { get; init; }
}
