namespace Undercast.Services.Roles;

/// <summary>
/// The networks of a machine of the overcloud. The control plane's NIC keeps the address that Neutron gave it, from now on without asking: the machine
/// comes up while the undercloud is down. The other NICs are ports of Open vSwitch and have no address; the bridges have it, whenever Open vSwitch makes them.
/// </summary>
internal static class OvercloudNetwork
{
    private const string Folder = "/etc/systemd/network";

    // Before every file of the image's own.
    private const string First = "05-undercast";

    private const int FirstPort = 80, KeepAliveSeconds = 15;

    private const string Settings = "/etc/sysctl.d/60-undercast.conf";

    public static IReadOnlyList<MachineFile> Files(CloudContext cloud) =>
    [
        Network(cloud.ControlPlane.Nic, ControlPlaneAddresses(cloud), cloud.ControlPlane.Gateway),
        .. Links(cloud).SelectMany(link => new[]
        {
            Network(link.Nic, []),
            Network(link.Bridge, [link.Cidr, .. link.VirtualAddresses.Select(address => $"{address}/32")]),
        }),
        GuestLinks,
        // Listeners start before or after the address is there, as it comes; haproxy, not root, listens on 443.
        MachineFile.Open(Settings, $"""
            net.ipv4.ip_nonlocal_bind = 1
            net.ipv4.ip_unprivileged_port_start = {FirstPort}
            # A machine that lost its power says no good-bye: who waits for its answer would wait for two hours. Whoever has its address now denies the connection.
            net.ipv4.tcp_keepalive_time = {KeepAliveSeconds}
            net.ipv4.tcp_keepalive_intvl = 5
            net.ipv4.tcp_keepalive_probes = 3

            """),
    ];

    /// <summary>
    /// A guest's tap device is opened by Open vSwitch while libvirt brings it up. Each reads its flags, changes one and writes all of them, and now and then
    /// Open vSwitch takes it down again that way, for good: the guest's questions for an address are heard by nobody. networkd brings it up once more.
    /// </summary>
    private static MachineFile GuestLinks { get; } = MachineFile.Open($"{Folder}/{First}-guests.network", """
        [Match]
        Name = tap*
        Type = !veth

        [Link]
        RequiredForOnline = no
        ActivationPolicy = always-up

        [Network]
        LinkLocalAddressing = no
        ConfigureWithoutCarrier = yes

        """);

    public static IReadOnlyList<MachineTask> Tasks(CloudContext cloud)
    {
        string[] nics = [cloud.ControlPlane.Nic, .. Links(cloud).Select(link => link.Nic)];
        var isSo = string.Join(" && ", [
            .. ControlPlaneAddresses(cloud).Select(address => $"ip -4 -oneline address show dev {cloud.ControlPlane.Nic} permanent | grep -qF ' {address} '"),
            .. Links(cloud).Select(link => $"ip link show dev {link.Nic} up | grep -q ."),
        ]);
        return
        [
            new("take the kernel's settings in", StartPhase.Foundations,
                ["sh", "-c", $"[ $(cat /proc/sys/net/ipv4/ip_unprivileged_port_start) = {FirstPort} ] && [ $(cat /proc/sys/net/ipv4/tcp_keepalive_time) = {KeepAliveSeconds} ]"],
                ["sysctl", "--quiet", $"--load={Settings}"]),
            new("bring its networks up", StartPhase.Foundations,
                ["sh", "-c", isSo],
                ["sh", "-ec", $"systemctl enable --quiet --now systemd-networkd; networkctl reload; networkctl reconfigure {string.Join(' ', nics)};"
                    + $" for try in $(seq 100); do if {isSo}; then exit 0; fi; sleep 0.1; done; networkctl status --no-pager >&2; exit 1"]),
        ];
    }

    private static IReadOnlyList<string> ControlPlaneAddresses(CloudContext cloud) =>
        [$"{cloud.ControlPlane.Address}/{cloud.ControlPlane.PrefixLength}", .. cloud.VirtualAddress is { } address ? [$"{address}/32"] : Array.Empty<string>()];

    private static IEnumerable<NetworkLink> Links(CloudContext cloud) => new[] { cloud.Tenant, cloud.External }.OfType<NetworkLink>();

    private static MachineFile Network(string link, IReadOnlyList<string> addresses, string? gateway = null)
    {
        // Not `Address =` in one line: networkd wants a line an address, and the typed section keeps one option of a name.
        var lines = string.Concat(addresses.Select(address => $"Address = {address}\n")) + (gateway is null ? "" : $"Gateway = {gateway}\n");
        return MachineFile.Open($"{Folder}/{First}-{link}.network", $"""
            [Match]
            Name = {link}

            [Link]
            RequiredForOnline = no

            [Network]
            LinkLocalAddressing = no
            ConfigureWithoutCarrier = yes
            {lines}
            """);
    }
}
