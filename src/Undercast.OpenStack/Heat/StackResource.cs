namespace Undercast.OpenStack.Heat;

/// <summary>A resource of a stack.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/orchestration/v1/#stack-resources"/>
public sealed record StackResource
{
    public required string ResourceName { get; init; }

    /// <summary>Such as <c>OS::Nova::Server</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>An action and how it stands: <c>CREATE_COMPLETE</c>.</summary>
    public string? ResourceStatus { get; init; }

    public string? ResourceStatusReason { get; init; }

    /// <summary>The id of what it made, such as the server.</summary>
    public string? PhysicalResourceId { get; init; }
}
