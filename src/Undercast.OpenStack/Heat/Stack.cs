namespace Undercast.OpenStack.Heat;

/// <summary>A stack.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/orchestration/v1/#stacks"/>
public sealed record Stack
{
    public required string Id { get; init; }

    public string StackName { get; set; } = "";

    /// <summary>An action and how it stands: <c>CREATE_IN_PROGRESS</c>, <c>UPDATE_COMPLETE</c>, <c>DELETE_FAILED</c>.</summary>
    public string StackStatus { get; set; } = "";

    public string? StackStatusReason { get; init; }

    public DateTimeOffset? CreationTime { get; init; }

    public DateTimeOffset? UpdatedTime { get; init; }

    /// <summary>Only when it is asked for by itself, not in a listing.</summary>
    public IReadOnlyList<StackOutput> Outputs { get; set; } = [];

    public bool IsInProgress => StackStatus.EndsWith("_IN_PROGRESS", StringComparison.Ordinal);

    public bool IsComplete => StackStatus.EndsWith("_COMPLETE", StringComparison.Ordinal);

    public bool IsFailed => StackStatus.EndsWith("_FAILED", StringComparison.Ordinal);

    /// <summary>A stack that was deleted can still be asked for by its id.</summary>
    public bool IsDeleted => StackStatus == "DELETE_COMPLETE";
}
