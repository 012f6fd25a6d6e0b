using Undercast.Services.Ini;

namespace Undercast.Services.Catalog;

/// <summary>ceph.conf and keyrings, for the daemons and for those who store in the cluster.</summary>
internal static class CephConfiguration
{
    private const string Place = "/etc/ceph";

    // The other modules are loaded at every start only to say what they could do. The ones that Ceph counts as always on must stay.
    private const string Unloaded = "alerts,influx,insights,iostat,localpool,mirroring,nfs,osd_perf_query,osd_support,prometheus,restful,"
        + "selftest,snap_schedule,stats,telegraf,test_orchestrator,zabbix";

    /// <summary>ceph.conf for a component.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="component">Whose copy it is.</param>
    /// <param name="more">A section of that component's own.</param>
    public static ConfigurationFile Cluster(CloudContext cloud, Component component, params IReadOnlyList<IniSection> more) =>
        new(component, "ceph/ceph.conf", $"{Place}/ceph.conf", Options(cloud).With(more).ToString()) { Mode = more.Count > 0 ? "640" : "644" };

    /// <summary>ceph.conf and the key of one client.</summary>
    public static IReadOnlyList<ConfigurationFile> Client(CloudContext cloud, Component component, string name) =>
        [Cluster(cloud, component), Keyring(cloud, component, name)];

    public static IReadOnlyList<ConfigurationFile> Admin(CloudContext cloud, Component component) => [Keyring(cloud, component, CephKeys.Admin)];

    public static ConfigurationFile Keyring(CloudContext cloud, Component component, string name) =>
        new(component, $"ceph/ceph.{name}.keyring", $"{Place}/ceph.{name}.keyring", CephKeys.One(cloud, name));

    /// <summary>A daemon's own key.</summary>
    public static ConfigurationFile Daemon(CloudContext cloud, string kind, string id) => kind == "mon"
        ? new(Ceph.Component, "ceph/ceph.mon.keyring", $"{Place}/ceph.mon.keyring", CephKeys.One(cloud, "mon."))
        : new(Ceph.Component, $"ceph/ceph.{kind}.keyring", $"{Place}/ceph.{kind}.keyring", CephKeys.One(cloud, $"{kind}.{id}"));

    private static IniFile Options(CloudContext cloud) => new(
        new IniSection("global")
        {
            { "fsid", cloud.Secrets[CephKeys.ClusterId] },
            { "mon_host", CephKeys.Storage(cloud).MonitorAddress },
            { "mon_initial_members", CephKeys.Storage(cloud).Monitor },
            { "auth_cluster_required", "cephx" },
            { "auth_service_required", "cephx" },
            { "auth_client_required", "cephx" },
            { "auth_allow_insecure_global_id_reclaim", false },
            { "osd_pool_default_min_size", 1 },
            { "osd_pool_default_pg_num", 8 },
            { "osd_pool_default_pgp_num", 8 },
            { "osd_pool_default_pg_autoscale_mode", "off" },
            { "osd_crush_chooseleaf_type", 0 },
            { "mon_allow_pool_size_one", true },
            { "mon_warn_on_pool_no_redundancy", false },
            { "mon_max_pg_per_osd", 500 },
            // The monitor writes each change down after gathering more for a second; a deployment is a row of changes.
            { "paxos_propose_interval", "0.05" },
            { "paxos_min_wait", "0.01" },
            { "log_to_stderr", true },
            { "err_to_stderr", true },
            { "log_to_file", false },
            { "mon_cluster_log_to_file", false },
            { "debug_rocksdb", "1/5" },
            { "debug_bluefs", "1/5" },
        },
        new IniSection("mon")
        {
            { "keyring", $"{Place}/ceph.mon.keyring" },
            { "mon_allow_pool_delete", true },
            { "mon_memory_autotune", false },
            { "mon_osd_cache_size_min", 33554432 },
            { "rocksdb_cache_size", 33554432 },
            { "mon_data_avail_warn", 5 },
            { "mon_data_avail_crit", 2 },
        },
        new IniSection("mgr")
        {
            { "keyring", $"{Place}/ceph.mgr.keyring" },
            { "mgr_initial_modules", "" },
            { "mgr_disabled_modules", Unloaded },
            // Its module `volumes` mounts the file system, and its answers wait for that: up to five minutes.
            { "client_mount_timeout", 30 },
        },
        new IniSection("osd")
        {
            { "keyring", $"{Place}/ceph.osd.keyring" },
            { "osd_objectstore", "bluestore" },
            { "bluestore_block_size", $"{(long)CephKeys.Storage(cloud).DiskGiB << 30}" },
            { "osd_memory_target", 939524096 },
            { "bluestore_cache_autotune", false },
            { "bluestore_cache_size", 67108864 },
            { "osd_op_num_shards", 1 },
            { "osd_op_num_threads_per_shard", 2 },
            // It would measure the disk at every start.
            { "osd_mclock_skip_benchmark", true },
        },
        new IniSection("mds")
        {
            { "keyring", $"{Place}/ceph.mds.keyring" },
            { "mds_cache_memory_limit", 67108864 },
            // After a restart it serves nobody until its old clients are back. After a reset, mgr's connection from before never is.
            { "mds_reconnect_timeout", 15 },
            // An answer says that it is on disk. Otherwise a share made in the last five seconds is half there after a reset, or in a checkpoint, and Manila starts no more.
            { "mds_early_reply", false },
        });
}
