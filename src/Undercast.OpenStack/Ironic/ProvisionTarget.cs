namespace Undercast.OpenStack.Ironic;

/// <summary>The verbs that move a node from one provision state to another.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/baremetal/#change-node-provision-state"/>
public static class ProvisionTarget
{
    /// <summary>Check that the BMC answers: enroll to manageable.</summary>
    public const string Manage = "manage";

    /// <summary>Inspection: manageable to manageable.</summary>
    public const string Inspect = "inspect";

    /// <summary>Manageable to available.</summary>
    public const string Provide = "provide";

    /// <summary>Deploy: available to active.</summary>
    public const string Active = "active";

    /// <summary>Deploy again what is deployed.</summary>
    public const string Rebuild = "rebuild";

    /// <summary>Undeploy: active to available.</summary>
    public const string Deleted = "deleted";

    /// <summary>Stop waiting for the agent.</summary>
    public const string Abort = "abort";

    /// <summary>Manageable to active, without touching the machine.</summary>
    public const string Adopt = "adopt";
}
