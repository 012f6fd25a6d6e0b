using System.Globalization;

namespace Undercast.Services.Catalog;

/// <summary>Ceph: the storage of the overcloud. Monitor, manager, OSD and metadata server.</summary>
internal static class Ceph
{
    public const string Monitor = "ceph-mon";

    private const string Home = "/var/lib/ceph";

    // A stub that the interpreter finds before the real one. The real bcrypt cannot be loaded in the manager's sub-interpreters
    // (https://github.com/PyO3/pyo3/issues/576), which takes every module down with it; and only the dashboard calls it.
    private const string PasswordStub = "def __getattr__(name):\n    raise AttributeError('bcrypt is not available here: ' + name)\n";

    public static Component Component { get; } = new("ceph", 64045) { Secrets = CephKeys.Names };

    public static CatalogEntry Entry { get; } = new(Component, [Monitor, "ceph-mgr", "ceph-osd", "ceph-mds"], cloud =>
        CephKeys.Storage(cloud).IsFirst(cloud.Machine) ? First(cloud) : [Disk(cloud) with { Tasks = [CephSetup.Stores(cloud)] }]);

    private static IReadOnlyList<ServiceDefinition> First(CloudContext cloud) =>
    [
        Daemon(cloud, "mon", cloud.Machine, CephConfiguration.Admin(cloud, Component)) with
        {
            Phase = StartPhase.Foundations,
            Ports = [3300, 6789],
            Tasks = [CephSetup.Stores(cloud), CephSetup.Pools(cloud)],
            AfterStart = Probes.UntilListens(cloud.ApiAddress, 3300),
        },
        Daemon(cloud, "mgr", cloud.Machine, [new(Component, "bcrypt.py", "/usr/share/ceph/mgr/bcrypt.py", PasswordStub) { Mode = "644" }]),
        Disk(cloud),
        Daemon(cloud, "mds", cloud.Machine, []),
    ];

    private static ServiceDefinition Disk(CloudContext cloud) =>
        Daemon(cloud, "osd", CephKeys.Storage(cloud).DiskOf(cloud.Machine).ToString(CultureInfo.InvariantCulture), []);

    private static ServiceDefinition Daemon(CloudContext cloud, string kind, string id, IReadOnlyList<ConfigurationFile> more) =>
        new($"ceph-{kind}", Component, $"/usr/bin/ceph-{kind} -f --cluster ceph --id {id}")
        {
            User = "ceph",
            // podman's filter of system calls refuses the OSD's asynchronous reads and writes.
            Privileged = true,
            Files = [CephConfiguration.Cluster(cloud, Component), .. CephSetup.Files(cloud), CephConfiguration.Daemon(cloud, kind, id), .. more],
            Folders =
            [
                StateFolder.Of(Component, Home),
                StateFolder.Below(Component, kind),
                StateFolder.Below(Component, $"{kind}/ceph-{id}"),
                // Sockets that the daemons ask each other's state through; they abort if they cannot make the folder.
                new($"{ServicePaths.State}/ceph-run", "/run/ceph", Component.Owner),
            ],
            Needs = kind == "mon" ? [] : [Monitor],
            // The monitor tells how the daemon itself says it is.
            Health = new($"ceph --admin-daemon /run/ceph/ceph-{kind}.{id}.asok version"),
        };
}
