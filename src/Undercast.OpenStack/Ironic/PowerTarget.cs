namespace Undercast.OpenStack.Ironic;

/// <summary>What the power of a node can be asked to become.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/baremetal/#change-node-power-state"/>
public static class PowerTarget
{
    public const string On = "power on";
    public const string Off = "power off";
    public const string Rebooting = "rebooting";
    public const string SoftOff = "soft power off";
    public const string SoftRebooting = "soft rebooting";
}
