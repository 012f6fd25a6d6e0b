namespace Undercast.OpenStack.Mistral;

/// <summary>How an execution or a task stands.</summary>
/// <seealso href="https://docs.openstack.org/mistral/latest/user/terminology/executions.html"/>
public static class WorkflowState
{
    public const string Idle = "IDLE";
    public const string Running = "RUNNING";
    public const string Paused = "PAUSED";
    public const string Success = "SUCCESS";
    public const string Error = "ERROR";
    public const string Cancelled = "CANCELLED";

    /// <summary>Nothing more will happen.</summary>
    public static bool IsEnd(string? state) => state is Success or Error or Cancelled;
}
