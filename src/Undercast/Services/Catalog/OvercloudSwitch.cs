using System.Text;

namespace Undercast.Services.Catalog;

/// <summary>
/// The overcloud's bridges of Open vSwitch. In user space a tunnel's own address must be on a bridge of the switch itself, so the tenant
/// network's NIC is a port of one, and the external network's NIC of another; systemd-networkd gives the bridges their addresses.
/// </summary>
internal static class OvercloudSwitch
{
    /// <summary>The provider network behind the external NIC.</summary>
    public const string Physical = "public";

    /// <summary>Commands that make the bridges as they shall be; safe to repeat.</summary>
    public static string Script(CloudContext cloud)
    {
        var tenant = cloud.Tenant ?? throw new ArgumentException($"{cloud.Machine}: a machine of the overcloud needs a tenant network", nameof(cloud));
        var text = new StringBuilder("set -e\novs-vsctl --no-wait init\n");
        Settings(text,
            $"system-id={cloud.Machine}", $"hostname={cloud.Machine}", $"ovn-remote='\"{Ovn.South(cloud)}\"'", "ovn-encap-type=geneve",
            $"ovn-encap-ip={tenant.Address}", $"ovn-bridge-datapath-type={OpenVSwitch.Datapath}", "ovn-bridge=br-int", "ovn-monitor-all=true",
            "ovn-remote-probe-interval=60000", "ovn-openflow-probe-interval=60");
        // Without it, packets whose checksum the sender left to the NIC are dropped at the other end: TCP fails, and ping works.
        text.Append("ovs-vsctl --no-wait set Open_vSwitch . other_config:userspace-tso-enable=true\n");
        text.Append($"ovs-vsctl --may-exist add-br br-int -- set Bridge br-int datapath_type={OpenVSwitch.Datapath} fail_mode=secure\n");
        Bridge(text, tenant);
        if (cloud.External is { } external)
        {
            Bridge(text, external);
            Settings(text, $"ovn-bridge-mappings={Physical}:{external.Bridge}", "ovn-cms-options=enable-chassis-as-gw");
        }

        return text.ToString();
    }

    private static void Settings(StringBuilder text, params ReadOnlySpan<string> pairs)
    {
        text.Append("ovs-vsctl --no-wait set Open_vSwitch .");
        foreach (var pair in pairs)
        {
            text.Append(" external_ids:").Append(pair);
        }

        text.Append('\n');
    }

    private static void Bridge(StringBuilder text, NetworkLink link) => text.Append(
        $"ovs-vsctl --may-exist add-br {link.Bridge} -- set Bridge {link.Bridge} datapath_type={OpenVSwitch.Datapath}"
        + $" -- --may-exist add-port {link.Bridge} {link.Nic}\n");
}
