using Undercast.Services.Ini;

namespace Undercast.Services.Roles;

/// <summary>
/// The tenant and the external network of a machine of the overcloud. Their NICs are ports of Open vSwitch and have no address; the
/// bridges have it, whenever Open vSwitch makes them. The control plane's NIC stays as the image has it.
/// </summary>
internal static class OvercloudNetwork
{
    private const string Folder = "/etc/systemd/network";

    // Before every file of the image's own.
    private const string First = "05-undercast";

    private const string VirtualAddressFile = $"{Folder}/90-control-plane.network.d/undercast.conf";

    private const string Settings = "/etc/sysctl.d/60-undercast.conf";

    public static IReadOnlyList<MachineFile> Files(CloudContext cloud) =>
    [
        .. Links(cloud).SelectMany(link => new[]
        {
            Network(link.Nic),
            Network(link.Bridge, [link.Cidr, .. link.VirtualAddresses.Select(address => $"{address}/32")]),
        }),
        // Beside what the control plane's DHCP gives.
        .. cloud.VirtualAddress is { } address
            ? [MachineFile.Open(VirtualAddressFile, new IniFile(new IniSection("Network") { { "Address", $"{address}/32" } }).ToString())]
            : Array.Empty<MachineFile>(),
        // Listeners start before or after the address is there, as it comes; haproxy, not root, listens on 443.
        MachineFile.Open(Settings, "net.ipv4.ip_nonlocal_bind = 1\nnet.ipv4.ip_unprivileged_port_start = 80\n"),
    ];

    public static IReadOnlyList<MachineTask> Tasks(CloudContext cloud)
    {
        string[] nics = [.. Links(cloud).Select(link => link.Nic), .. cloud.VirtualAddress is null ? [] : new[] { cloud.ControlPlane.Nic }];
        var up = string.Join(" && ", Links(cloud).Select(link => $"ip link show dev {link.Nic} up | grep -q ."));
        var has = cloud.VirtualAddress is { } address ? $" && ip -4 -oneline address show dev {cloud.ControlPlane.Nic} | grep -qF ' {address}/32'" : "";
        return
        [
            new("take the kernel's settings in", StartPhase.Foundations,
                ["grep", "--quiet", "^80$", "/proc/sys/net/ipv4/ip_unprivileged_port_start"], ["sysctl", "--quiet", $"--load={Settings}"]),
            new("bring the tenant and external networks up", StartPhase.Foundations,
                ["sh", "-c", up + has],
                ["sh", "-ec", $"systemctl enable --quiet --now systemd-networkd; networkctl reload; networkctl reconfigure {string.Join(' ', nics)};"
                    + $" for try in $(seq 100); do if {up}{has}; then exit 0; fi; sleep 0.1; done; networkctl status --no-pager >&2; exit 1"]),
        ];
    }

    private static IEnumerable<NetworkLink> Links(CloudContext cloud) => new[] { cloud.Tenant, cloud.External }.OfType<NetworkLink>();

    private static MachineFile Network(string link, params IReadOnlyList<string> addresses)
    {
        // Not `Address =` in one line: networkd wants a line an address, and the typed section keeps one option of a name.
        var lines = string.Concat(addresses.Select(address => $"Address = {address}\n"));
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
