using System.Globalization;

namespace Undercast.Services.Catalog;

/// <summary>What makes a cluster out of nothing, by hand: the stores, then the pools and the file system.</summary>
internal static class CephSetup
{
    /// <summary>Pools: their use, and how many placement groups they have.</summary>
    private static readonly (string Name, string Use, int Groups)[] AllPools =
    [
        ("images", "rbd", 8), ("volumes", "rbd", 8), ("vms", "rbd", 8), ("cephfs_metadata", "cephfs", 8), ("cephfs_data", "cephfs", 8),
        (".rgw.root", "rgw", 4), ("default.rgw.log", "rgw", 4), ("default.rgw.control", "rgw", 4), ("default.rgw.meta", "rgw", 4),
        ("default.rgw.buckets.index", "rgw", 4), ("default.rgw.buckets.data", "rgw", 8), ("default.rgw.buckets.non-ec", "rgw", 4),
    ];

    private static string State => ServicePaths.StateOf(Ceph.Component);

    public static IReadOnlyList<ConfigurationFile> Files(CloudContext cloud) =>
    [
        new(Ceph.Component, "ceph/make-stores", "/etc/ceph/make-stores", StoresScript(cloud)) { Mode = "644" },
        .. CephKeys.Storage(cloud).IsFirst(cloud.Machine) ? FilesOfFirst(cloud) : [],
    ];

    /// <summary>The OSD's store and, on the first machine, the monitor's. The OSD's is a sparse file: no device is needed.</summary>
    public static MachineTask Stores(CloudContext cloud) => new(
        "make Ceph's stores", StartPhase.Foundations, ["test", "-e", $"{State}/stores-made"], InContainer(cloud, "sh", "-e", "/etc/ceph/make-stores"));

    /// <summary>Every machine's OSD in the cluster's map, the pools and the file system; the monitor must run, and the OSDs must not yet.</summary>
    public static MachineTask Pools(CloudContext cloud) => new(
        "make the pools", StartPhase.Identity, ["test", "-e", $"{State}/{PoolsMark(cloud)}"], InContainer(cloud, "python3", "/etc/ceph/make-pools.py"));

    // Another one for each number of machines: with one more there is something to do.
    private static string PoolsMark(CloudContext cloud) => string.Create(CultureInfo.InvariantCulture, $"pools-made-{CephKeys.Storage(cloud).Hosts.Count}");

    private static IReadOnlyList<ConfigurationFile> FilesOfFirst(CloudContext cloud) =>
    [
        new(Ceph.Component, "ceph/birth.keyring", "/etc/ceph/birth.keyring", CephKeys.All(cloud)),
        new(Ceph.Component, "ceph/make-pools.py", "/etc/ceph/make-pools.py", PoolsScript(cloud)),
    ];

    private static IReadOnlyList<string> InContainer(CloudContext cloud, params IReadOnlyList<string> command) =>
    [
        "podman", "run", "--rm", "--privileged", "--network", "host", "--user", "ceph", "--tmpfs", "/run/ceph:mode=1777", "--log-driver", "none",
        "--volume", $"{ServicePaths.Configuration}/{Ceph.Component.Name}/ceph:/etc/ceph:ro", "--volume", $"{State}:/var/lib/ceph",
        cloud.Image, .. command,
    ];

    // Safe to repeat: what a killed run left is made again from the start, and the mark is set last.
    private static string StoresScript(CloudContext cloud)
    {
        var storage = CephKeys.Storage(cloud);
        var number = storage.DiskOf(cloud.Machine);
        var monitor = $"""
            monitor=/var/lib/ceph/mon/ceph-{storage.Monitor}
            mkdir -p "$monitor" /var/lib/ceph/mgr/ceph-{storage.Monitor} /var/lib/ceph/mds/ceph-{storage.Monitor}
            rm -rf "$monitor"/*
            monmaptool --create --clobber --fsid {cloud.Secrets[CephKeys.ClusterId]} --add {storage.Monitor} {storage.MonitorAddress} --enable-all-features /tmp/map
            ceph-mon --mkfs -i {storage.Monitor} --monmap /tmp/map --keyring /etc/ceph/birth.keyring

            """;
        return (CephKeys.Storage(cloud).IsFirst(cloud.Machine) ? monitor : "") + string.Create(CultureInfo.InvariantCulture, $"""
            disk=/var/lib/ceph/osd/ceph-{number}
            mkdir -p "$disk"
            rm -rf "$disk"/*
            ceph-osd -i {number} --mkfs --osd-uuid {CephKeys.DiskId(cloud, number)} --no-mon-config
            sync -f "$disk"
            touch /var/lib/ceph/stores-made

            """);
    }

    // One connection for all: a start of Ceph's own command costs more than a command.
    private static string PoolsScript(CloudContext cloud)
    {
        var storage = CephKeys.Storage(cloud);
        var key = CephKeys.Key(cloud, "osd.0");
        var disks = string.Join(", ", storage.Hosts.Select((host, number) => string.Create(CultureInfo.InvariantCulture, $"({number}, \"{CephKeys.DiskId(cloud, number)}\", \"{host}\")")));
        var pools = string.Join(", ", AllPools.Select(p => string.Create(CultureInfo.InvariantCulture, $"(\"{p.Name}\", \"{p.Use}\", {p.Groups})")));
        return $$"""
            import json, rados

            cluster = rados.Rados(conffile="/etc/ceph/ceph.conf", rados_id="admin")
            cluster.connect(timeout=120)

            def ask(given=b"", **command):
                code, answer, message = cluster.mon_command(json.dumps(dict(command, format="json")), given)
                if code:
                    raise SystemExit("%s: %d %s" % (command, code, message))
                return json.loads(answer) if answer.strip() else None

            # Not in ceph.conf: one machine more would change it for everyone who stores.
            ask(prefix="config set", who="global", name="osd_pool_default_size", value="{{storage.Copies}}")
            known = [disk["osd"] for disk in ask(prefix="osd dump")["osds"]]
            for number, uuid, host in ({{disks}},):
                if number not in known:
                    # The monitor was born with the first one's key.
                    secret = json.dumps({"cephx_secret": "{{key}}"}).encode() if number else b""
                    ask(secret, prefix="osd new", uuid=uuid, id=number)
                ask(prefix="osd crush create-or-move", id=number, weight=0.02, args=["host=" + host, "root=default"])
            present = set(ask(prefix="osd pool ls"))
            for name, use, groups in ({{pools}}):
                if name not in present:
                    ask(prefix="osd pool create", pool=name, pg_num=groups, pgp_num=groups, size={{storage.Copies}}, yes_i_really_mean_it=True)
                else:
                    ask(prefix="osd pool set", pool=name, var="size", val="{{storage.Copies}}", yes_i_really_mean_it=True)
                ask(prefix="osd pool application enable", pool=name, app=use, yes_i_really_mean_it=True)
            if not ask(prefix="fs ls"):
                ask(prefix="fs new", fs_name="cephfs", metadata="cephfs_metadata", data="cephfs_data")
            open("/var/lib/ceph/{{PoolsMark(cloud)}}", "w").close()

            """;
    }
}
