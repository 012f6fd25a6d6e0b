namespace Undercast.Services.Catalog;

/// <summary>OVN: the tenants' networks. Its databases and their compiler on the Controller, a controller of flows on every machine of the cloud.</summary>
internal static class Ovn
{
    public const string Controller = "ovn-controller", Compiler = "ovn-northd";

    private const int NorthPort = 6641, SouthPort = 6642;

    private const string Quiet = "-vconsole:warn -vsyslog:off -vfile:off";

    private const string Home = "/var/lib/ovn";

    private const string Sockets = "/run/ovn";

    private static readonly Component Component = new("ovn", 0);

    private static readonly StateFolder[] Folders = [StateFolder.Of(Component, Home), new($"{ServicePaths.State}/ovn-run", Sockets, Component.Owner)];

    /// <summary>Sockets of OVN's daemons.</summary>
    public static StateFolder SocketFolder => Folders[1];

    public static CatalogEntry Entry { get; } = new(Component, ["ovn-nb", "ovn-sb", Compiler, Controller], cloud =>
    [
        Database(cloud, "nb", "OVN_Northbound", NorthPort, 6643),
        Database(cloud, "sb", "OVN_Southbound", SouthPort, 6644),
        // Of several compilers one works; which, the database's leader says, wherever it is.
        new(Compiler, Component, cloud.Cluster is null
            ? $"/usr/bin/ovn-northd --ovnnb-db=unix:{Sockets}/nb.sock --ovnsb-db=unix:{Sockets}/sb.sock --pidfile {Quiet}"
            : $"/usr/bin/ovn-northd --ovnnb-db={North(cloud)} --ovnsb-db={South(cloud)} --pidfile {Quiet}")
        {
            Phase = StartPhase.Identity,
            Folders = Folders,
            Needs = ["ovn-nb", "ovn-sb"],
            Health = new("ovn-appctl -t ovn-northd status"),
        },
        new(Controller, Component, $"/usr/bin/ovn-controller unix:{OpenVSwitch.Sockets}/db.sock --pidfile {Quiet}")
        {
            Privileged = true,
            Phase = StartPhase.Identity,
            Folders = [.. Folders, OpenVSwitch.SocketFolder],
            Needs = [OpenVSwitch.Name],
            Health = new("ovn-appctl -t ovn-controller connection-status"),
        },
    ]);

    /// <summary>What Neutron writes.</summary>
    public static string North(CloudContext cloud) => Remotes(cloud, NorthPort);

    /// <summary>What the machines' controllers read.</summary>
    public static string South(CloudContext cloud) => Remotes(cloud, SouthPort);

    private static string Remotes(CloudContext cloud, int port) => string.Join(',', cloud.FoundationHosts.Select(host => $"tcp:{host}:{port}"));

    private static ServiceDefinition Database(CloudContext cloud, string kind, string name, int port, int peerPort)
    {
        var file = $"{Home}/{kind}.db";
        return new($"ovn-{kind}", Component,
            $"/bin/sh -c \"{Create(cloud, file, kind, name, peerPort)};"
            + $" exec ovsdb-server {file} --remote=punix:{Sockets}/{kind}.sock --remote=ptcp:{port}:{cloud.FoundationAddress}"
            + $" --unixctl={Sockets}/{kind}.ctl --pidfile={Sockets}/{kind}.pid {Quiet}\"")
        {
            Phase = StartPhase.Identity,
            Folders = Folders,
            Ports = [port],
            Health = Probes.Listens(cloud.FoundationAddress, port),
            AfterStart = Probes.UntilListens(cloud.FoundationAddress, port),
        };
    }

    /// <summary>A database of several servers is begun by the first, which also turns one of its own alone into it, and joined by the others.</summary>
    private static string Create(CloudContext cloud, string file, string kind, string name, int peerPort)
    {
        var schema = $"/usr/share/ovn/ovn-{kind}.ovsschema";
        if (cloud.Cluster is not { } cluster)
        {
            return $"[ -e {file} ] || ovsdb-tool create {file} {schema}";
        }

        var own = $"tcp:{cloud.FoundationAddress}:{peerPort}";
        return cloud.IsFirstController
            ? $"if ! [ -e {file} ]; then ovsdb-tool create-cluster {file} {schema} {own};"
                + $" elif ovsdb-tool db-is-standalone {file}; then rm -f {file}.new && ovsdb-tool create-cluster {file}.new {file} {own} && mv {file}.new {file}; fi"
            : $"[ -e {file} ] || ovsdb-tool join-cluster {file} {name} {own} {string.Join(' ', cluster.PeersOf(cloud.Machine).Select(peer => $"tcp:{peer}:{peerPort}"))}";
    }
}
