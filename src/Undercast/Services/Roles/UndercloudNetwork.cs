using Undercast.Services.Catalog;
using Undercast.Services.Ini;

namespace Undercast.Services.Roles;

/// <summary>
/// The undercloud's control-plane network: a Linux bridge that has the machine's address, the NIC, and one end of a veth pair whose other
/// end is a port of Open vSwitch. systemd-networkd makes it without udev, and before any container runs.
/// </summary>
internal static class UndercloudNetwork
{
    private const string Bridge = "ctlplane";
    private const string BridgeEnd = "ctlplane-ovs";
    private const string Folder = "/etc/systemd/network";

    // Before every file of the image's own, which address the NIC itself.
    private const string First = "05-undercast";

    public static IReadOnlyList<MachineFile> Files(CloudContext cloud)
    {
        var link = cloud.ControlPlane;
        return
        [
            Network($"{First}-bridge.netdev", new(
                // The NIC's own MAC: neighbours that know it notice no change.
                new IniSection("NetDev") { { "Name", Bridge }, { "Kind", "bridge" }, { "MACAddress", link.Mac } },
                new IniSection("Bridge") { { "STP", "no" }, { "ForwardDelaySec", 0 } })),
            Network($"{First}-bridge.network", Addresses(link)),
            Network($"{First}-nic.network", Member(link.Nic)),
            Network($"{First}-ovs.netdev", new(
                new IniSection("NetDev") { { "Name", BridgeEnd }, { "Kind", "veth" } },
                new IniSection("Peer") { { "Name", OpenVSwitch.ControlPlanePort } })),
            Network($"{First}-ovs.network", Member(BridgeEnd)),
            Network($"{First}-ovs-peer.network", new(
                new IniSection("Match") { { "Name", OpenVSwitch.ControlPlanePort } },
                new IniSection("Network") { { "LinkLocalAddressing", "no" } })),
            // Listeners start before or after the address is there, as it comes.
            MachineFile.Open("/etc/sysctl.d/60-undercast.conf", "net.ipv4.ip_nonlocal_bind = 1\n"),
        ];
    }

    public static IReadOnlyList<MachineTask> Tasks(CloudContext cloud) =>
    [
        new("take the kernel's settings in", StartPhase.Foundations,
            ["grep", "--quiet", "1", "/proc/sys/net/ipv4/ip_nonlocal_bind"], ["sysctl", "--quiet", "--load=/etc/sysctl.d/60-undercast.conf"]),
        new("put the control plane's address on its bridge", StartPhase.Foundations,
            ["sh", "-c", $"ip -4 -oneline address show dev {Bridge} | grep -qF ' {cloud.ControlPlane.Address}/' && ip link show {OpenVSwitch.ControlPlanePort}"],
            ["sh", "-ec", $"systemctl enable --quiet --now systemd-networkd; networkctl reload; networkctl reconfigure {cloud.ControlPlane.Nic};"
                + $" for try in $(seq 100); do ip -4 -oneline address show dev {Bridge} 2>/dev/null | grep -qF ' {cloud.ControlPlane.Address}/' && exit 0; sleep 0.1; done;"
                + " networkctl status --no-pager >&2; exit 1"]),
    ];

    private static MachineFile Network(string name, IniFile content) => MachineFile.Open($"{Folder}/{name}", content.ToString());

    private static IniFile Member(string link) => new(
        new IniSection("Match") { { "Name", link } },
        new IniSection("Network") { { "Bridge", Bridge }, { "LinkLocalAddressing", "no" } });

    private static IniFile Addresses(ControlPlaneLink link)
    {
        var network = new IniSection("Network")
        {
            { "Address", $"{link.Address}/{link.PrefixLength}" },
            { "Gateway", link.Gateway },
            { "LinkLocalAddressing", "no" },
            { "ConfigureWithoutCarrier", "yes" },
        };
        if (link.NameServers.Count > 0)
        {
            network.Add("DNS", string.Join(' ', link.NameServers));
        }

        return new(new IniSection("Match") { { "Name", Bridge } }, network);
    }
}
