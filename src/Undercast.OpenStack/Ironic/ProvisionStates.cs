namespace Undercast.OpenStack.Ironic;

/// <summary>The states of a node that rest, and the failed ones.</summary>
/// <seealso href="https://docs.openstack.org/ironic/latest/user/states.html"/>
public static class ProvisionStates
{
    public const string Enroll = "enroll";
    public const string Verifying = "verifying";
    public const string Manageable = "manageable";
    public const string Inspecting = "inspecting";
    public const string InspectWait = "inspect wait";
    public const string InspectFailed = "inspect failed";
    public const string Cleaning = "cleaning";
    public const string CleanWait = "clean wait";
    public const string CleanFailed = "clean failed";
    public const string Available = "available";
    public const string Deploying = "deploying";
    public const string WaitCallBack = "wait call-back";
    public const string DeployFailed = "deploy failed";
    public const string Active = "active";
    public const string Deleting = "deleting";
    public const string Error = "error";

    /// <summary>The node stopped on the way, and waits for somebody to act.</summary>
    public static bool IsFailure(string? state) => state is InspectFailed or CleanFailed or DeployFailed or Error;
}
