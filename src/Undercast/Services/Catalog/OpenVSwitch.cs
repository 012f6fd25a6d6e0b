namespace Undercast.Services.Catalog;

/// <summary>
/// Open vSwitch, in user space, so that it works on kernels without its module. It carries Neutron's DHCP alone: the machine's own
/// address is on a Linux bridge, so images and APIs stay in the kernel, and the machine is reached before and without Open vSwitch.
/// </summary>
internal static class OpenVSwitch
{
    public const string Name = "ovs-vswitchd";

    public const string ControlPlaneBridge = "br-ctlplane";

    /// <summary>The Open vSwitch end of the veth pair that joins it with the Linux bridge.</summary>
    public const string ControlPlanePort = "ovs-ctlplane";

    public const string Datapath = "netdev";

    public const string Connection = "tcp:127.0.0.1:6640";

    public const string Sockets = "/run/openvswitch";

    private const string Database = "/etc/openvswitch/conf.db";
    private const string Quiet = "-vconsole:warn -vsyslog:off -vfile:off";

    private static readonly Component Component = new("openvswitch", 0);

    private static readonly StateFolder[] Folders = [new(Sockets, Sockets, "0:0"), StateFolder.Of(Component, "/etc/openvswitch")];

    /// <summary>Sockets of its daemons.</summary>
    public static StateFolder SocketFolder => Folders[0];

    public static CatalogEntry Entry { get; } = new(Component, ["ovsdb-server", "ovs-vswitchd"], cloud =>
    [
        new("ovsdb-server", Component,
            $"/bin/sh -c \"[ -e {Database} ] || ovsdb-tool create {Database} /usr/share/openvswitch/vswitch.ovsschema;"
            + $" exec ovsdb-server {Database} --remote=punix:{Sockets}/db.sock --remote=ptcp:6640:127.0.0.1 {Quiet}\"")
        {
            Phase = StartPhase.Identity,
            Folders = Folders,
            Health = new("ovs-vsctl --timeout=5 show"),
            AfterStart = Probes.UntilListens("127.0.0.1", 6640),
        },
        new(Name, Component, $"/usr/sbin/ovs-vswitchd unix:{Sockets}/db.sock --pidfile {Quiet}")
        {
            Privileged = true,
            Phase = StartPhase.Identity,
            Folders = Folders,
            Needs = ["ovsdb-server"],
            Health = new("ovs-appctl -t ovs-vswitchd version"),
            BeforeStart = cloud.Cloud == CloudKind.Overcloud ? null : LeaveNoTap,
            Files = cloud.Cloud == CloudKind.Overcloud ? [Bridges(cloud)] : [],
            AfterStart = cloud.Cloud == CloudKind.Overcloud ? $"/usr/bin/podman exec {Name} sh {BridgesScript}" : ControlPlane,
        },
    ]);

    // Its taps outlive it, and it takes them up again by name: but the one that Neutron moved into a namespace it does not see. It would make
    // another, the DHCP agent would find the old one where it belongs, and nobody would hear a DHCP request. So the namespaces go, and the agent
    // (which restarts with it) makes them anew.
    private const string LeaveNoTap = "/bin/sh -c \"for space in /run/netns/qdhcp-*; do [ ! -e $$space ] || ip netns delete $${space##*/}; done\"";

    private const string BridgesScript = "/etc/undercast/make-bridges";

    private static string ControlPlane { get; } = $"/usr/bin/podman exec {Name} ovs-vsctl --timeout=30 --may-exist add-br {ControlPlaneBridge}"
        + $" -- set bridge {ControlPlaneBridge} datapath_type={Datapath} -- --may-exist add-port {ControlPlaneBridge} {ControlPlanePort}";

    private static ConfigurationFile Bridges(CloudContext cloud) => new(Component, "make-bridges", BridgesScript, OvercloudSwitch.Script(cloud)) { Mode = "644" };
}
