namespace Undercast.Services.Catalog;

/// <summary>libvirt and its emulator, for Nova's guests.</summary>
internal static class Libvirt
{
    public const string Name = "libvirt";

    private static readonly Component Component = new("libvirt", 0);

    /// <summary>What libvirt and nova-compute must see at the same places, for each names files to the other.</summary>
    public static IReadOnlyList<StateFolder> Shared { get; } =
    [
        new("/var/lib/undercast/libvirt-run", "/run/libvirt", Component.Owner),
        StateFolder.Of(Component, "/var/lib/libvirt"),
        new(ServicePaths.StateOf(Nova.Component), "/var/lib/nova", Component.Owner),
        // The guests' serial consoles are pseudo-terminals.
        new("/dev", "/dev", Component.Owner),
        OpenVSwitch.SocketFolder,
    ];

    public static CatalogEntry Entry { get; } = new(Component, [Name], cloud =>
    [
        new(Name, Component, "/usr/sbin/libvirtd")
        {
            Privileged = true,
            Phase = StartPhase.Identity,
            // Guests' processes are the machine's own: its tools see them.
            Arguments = ["--pid=host", "--cgroupns=host"],
            Files =
            [
                new(Component, "libvirtd.conf", "/etc/libvirt/libvirtd.conf", Daemon),
                new(Component, "qemu.conf", "/etc/libvirt/qemu.conf", Emulator),
                .. Key(cloud),
                CephConfiguration.Cluster(cloud, Component),
            ],
            Folders = Shared,
            Needs = [OpenVSwitch.Name],
            Health = new("virsh --quiet version"),
        },
    ]);

    private const string Daemon = """
        auth_unix_rw = "none"
        unix_sock_rw_perms = "0770"
        log_outputs = "3:stderr"

        """;

    // No AppArmor, no cgroup controllers, no devices of its own: the container is the boundary. The log is QEMU's own, so that no second
    // daemon has to outlive libvirt.
    private const string Emulator = """
        stdio_handler = "file"
        security_driver = "none"
        cgroup_controllers = []
        namespaces = []
        remember_owner = 0
        max_core = 0
        user = "root"
        group = "root"

        """;

    // Cinder's and Nova's key of Ceph, in libvirt's own store, which it reads as it starts.
    private static IEnumerable<ConfigurationFile> Key(CloudContext cloud)
    {
        var id = cloud.Secrets[CephKeys.LibvirtId];
        yield return new(Component, $"secrets/{id}.xml", $"/etc/libvirt/secrets/{id}.xml",
            $"<secret ephemeral='no' private='no'><uuid>{id}</uuid><usage type='ceph'><name>{CephKeys.Cinder} secret</name></usage></secret>\n");
        yield return new(Component, $"secrets/{id}.base64", $"/etc/libvirt/secrets/{id}.base64", CephKeys.Key(cloud, CephKeys.Cinder));
    }
}
