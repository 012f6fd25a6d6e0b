using Undercast.Services.Ini;

namespace Undercast.Services.Catalog;

/// <summary>MariaDB on several controllers: one set of databases, each change on all of them before it is answered.</summary>
internal static class Galera
{
    /// <summary>May log in without a password, and do nothing: for who asks whether a server is a part of the cluster.</summary>
    public const string CheckUser = "haproxy";

    private const string Starter = "/etc/mysql/undercast-start";

    // Its peers' port, and those on which a member that was away is given what it missed.
    private const int Port = 4567, IncrementPort = 4568, WholePort = 4444;

    public static string Command { get; } = $"/bin/bash {Starter}";

    /// <summary>SQL; run where the cluster begins.</summary>
    public static string Users { get; } = $"CREATE USER IF NOT EXISTS '{CheckUser}'@'%';\n";

    /// <summary>A member that lost the others takes connections and answers no question.</summary>
    public static string Health(string address) =>
        $"mariadb --no-defaults --skip-ssl --host={address} --user={CheckUser} --batch --skip-column-names --execute=\"SHOW STATUS LIKE 'wsrep_ready'\" | grep -q ON";

    public static IniSection Options(CloudContext cloud, ControllerCluster cluster)
    {
        var own = cloud.FoundationAddress;
        return new("")
        {
            { "binlog_format", "ROW" },
            { "innodb_autoinc_lock_mode", 2 },
            { "wsrep_on", true },
            { "wsrep_provider", "/usr/lib/galera/libgalera_smm.so" },
            { "wsrep_cluster_name", "overcloud" },
            { "wsrep_cluster_address", $"gcomm://{string.Join(',', cluster.Addresses)}" },
            { "wsrep_node_name", cloud.Machine },
            { "wsrep_node_address", own },
            { "wsrep_sst_method", "rsync" },
            { "wsrep_sst_receive_address", $"{own}:{WholePort}" },
            { "wsrep_provider_options", $"\"gmcast.listen_addr=tcp://{own}:{Port};ist.recv_addr={own}:{IncrementPort};gcache.size=64M\"" },
        };
    }

    public static IReadOnlyList<ConfigurationFile> Files(Component component, CloudContext cloud, ControllerCluster cluster) =>
        [new(component, "start", Starter, Script(cloud, cluster))];

    /// <summary>
    /// Who begins? 1. Nobody, if this member and the others ended without a word (gvwstate.dat is their last view): they find each other again. 2. Nobody, if
    /// another one is there: it is joined. 3. Who was the last to stop, and so has every change. 4. In a new cluster, the first. All others wait.
    /// </summary>
    private static string Script(CloudContext cloud, ControllerCluster cluster) => $$"""
        set -eu
        data={{MariaDb.Data}}
        peers="{{string.Join(' ', cluster.PeersOf(cloud.Machine))}}"
        first={{(cluster.IsFirst(cloud.Machine) ? "yes" : "no")}}
        begin="--wsrep-new-cluster --init-file={{MariaDb.InitFile}}"
        others() { for peer in $peers; do (: </dev/tcp/$peer/{{Port}}) 2>/dev/null && return; done; return 1; }

        [ -e $data/gvwstate.dat ] && exec {{MariaDb.Program}}
        others && exec {{MariaDb.Program}}
        if [ -e $data/grastate.dat ]; then
          grep -q '^safe_to_bootstrap: 1' $data/grastate.dat && exec {{MariaDb.Program}} $begin
        elif [ $first = yes ]; then
          exec {{MariaDb.Program}} $begin
        fi
        echo "waiting for one of $peers: this member may not have every change, or is not the first" >&2
        until others; do sleep 1; done
        exec {{MariaDb.Program}}

        """;
}
