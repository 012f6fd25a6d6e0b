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
        new(Ceph.Component, "ceph/birth.keyring", "/etc/ceph/birth.keyring", CephKeys.All(cloud)),
        new(Ceph.Component, "ceph/make-stores", "/etc/ceph/make-stores", StoresScript(cloud)) { Mode = "644" },
        new(Ceph.Component, "ceph/make-pools.py", "/etc/ceph/make-pools.py", PoolsScript(cloud)) { Mode = "644" },
    ];

    /// <summary>The monitor's and the OSD's stores. The OSD's is a sparse file: no device is needed.</summary>
    public static MachineTask Stores(CloudContext cloud) => new(
        "make the stores of the monitor and the OSD", StartPhase.Foundations, ["test", "-e", $"{State}/stores-made"], InContainer(cloud, "sh", "-e", "/etc/ceph/make-stores"));

    /// <summary>The pools and the file system; the monitor must run.</summary>
    public static MachineTask Pools(CloudContext cloud) => new(
        "make the pools", StartPhase.Platform, ["test", "-e", $"{State}/pools-made"], InContainer(cloud, "python3", "/etc/ceph/make-pools.py"));

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
        return $"""
            monitor=/var/lib/ceph/mon/ceph-{storage.Monitor}
            disk=/var/lib/ceph/osd/ceph-0
            mkdir -p "$monitor" "$disk" /var/lib/ceph/mgr/ceph-{storage.Monitor} /var/lib/ceph/mds/ceph-{storage.Monitor}
            rm -rf "$monitor"/* "$disk"/*
            monmaptool --create --clobber --fsid {cloud.Secrets[CephKeys.ClusterId]} --add {storage.Monitor} {storage.MonitorAddress} --enable-all-features /tmp/map
            ceph-mon --mkfs -i {storage.Monitor} --monmap /tmp/map --keyring /etc/ceph/birth.keyring
            ceph-osd -i 0 --mkfs --osd-uuid {cloud.Secrets[CephKeys.DiskId]} --no-mon-config
            sync -f "$monitor"
            touch /var/lib/ceph/stores-made

            """;
    }

    // One connection for all: a start of Ceph's own command costs more than a command.
    private static string PoolsScript(CloudContext cloud)
    {
        var pools = string.Join(", ", AllPools.Select(p => string.Create(CultureInfo.InvariantCulture, $"(\"{p.Name}\", \"{p.Use}\", {p.Groups})")));
        return $$"""
            import json, rados

            cluster = rados.Rados(conffile="/etc/ceph/ceph.conf", rados_id="admin")
            cluster.connect(timeout=120)

            def ask(**command):
                code, answer, message = cluster.mon_command(json.dumps(dict(command, format="json")), b"")
                if code:
                    raise SystemExit("%s: %d %s" % (command, code, message))
                return json.loads(answer) if answer.strip() else None

            if not ask(prefix="osd dump")["osds"]:
                ask(prefix="osd new", uuid="{{cloud.Secrets[CephKeys.DiskId]}}", id=0)
            ask(prefix="osd crush create-or-move", id=0, weight=0.02, args=["host={{CephKeys.Storage(cloud).Monitor}}", "root=default"])
            present = set(ask(prefix="osd pool ls"))
            for name, use, groups in ({{pools}}):
                if name not in present:
                    ask(prefix="osd pool create", pool=name, pg_num=groups, pgp_num=groups, size=1, yes_i_really_mean_it=True)
                ask(prefix="osd pool application enable", pool=name, app=use, yes_i_really_mean_it=True)
            if not ask(prefix="fs ls"):
                ask(prefix="fs new", fs_name="cephfs", metadata="cephfs_metadata", data="cephfs_data")
            open("/var/lib/ceph/pools-made", "w").close()

            """;
    }
}
