namespace Undercast.OpenStack.Nova;

/// <summary>How a daemon of Nova should be treated.</summary>
public sealed record ComputeDaemonRequest
{
    /// <summary><c>enabled</c> or <c>disabled</c>.</summary>
    public string? Status { get; init; }

    public string? DisabledReason { get; init; }

    /// <summary>Known to be down, without waiting for its reports to stop.</summary>
    public bool? ForcedDown { get; init; }
}
