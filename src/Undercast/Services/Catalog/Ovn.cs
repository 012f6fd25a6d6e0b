namespace Undercast.Services.Catalog;

/// <summary>OVN: the tenants' networks. Its databases and their compiler on the Controller, a controller of flows on every machine of the cloud.</summary>
internal static class Ovn
{
    public const string Controller = "ovn-controller", Compiler = "ovn-northd";

    private const string Quiet = "-vconsole:warn -vsyslog:off -vfile:off";

    private const string Home = "/var/lib/ovn";

    private const string Sockets = "/run/ovn";

    private static readonly Component Component = new("ovn", 0);

    private static readonly StateFolder[] Folders = [StateFolder.Of(Component, Home), new($"{ServicePaths.State}/ovn-run", Sockets, Component.Owner)];

    /// <summary>Sockets of OVN's daemons.</summary>
    public static StateFolder SocketFolder => Folders[1];

    public static CatalogEntry Entry { get; } = new(Component, ["ovn-nb", "ovn-sb", Compiler, Controller], cloud =>
    [
        Database(cloud, "nb", 6641),
        Database(cloud, "sb", 6642),
        new(Compiler, Component, $"/usr/bin/ovn-northd --ovnnb-db=unix:{Sockets}/nb.sock --ovnsb-db=unix:{Sockets}/sb.sock --pidfile {Quiet}")
        {
            Folders = Folders,
            Needs = ["ovn-nb", "ovn-sb"],
            Health = "ovn-appctl -t ovn-northd status",
        },
        new(Controller, Component, $"/usr/bin/ovn-controller unix:{OpenVSwitch.Sockets}/db.sock --pidfile {Quiet}")
        {
            Privileged = true,
            Folders = [.. Folders, OpenVSwitch.SocketFolder],
            Needs = [OpenVSwitch.Name],
            Health = "ovn-appctl -t ovn-controller connection-status",
        },
    ]);

    /// <summary>What Neutron writes.</summary>
    public static string North(CloudContext cloud) => $"tcp:{cloud.FoundationAddress}:6641";

    /// <summary>What the machines' controllers read.</summary>
    public static string South(CloudContext cloud) => $"tcp:{cloud.FoundationAddress}:6642";

    private static ServiceDefinition Database(CloudContext cloud, string kind, int port)
    {
        var file = $"{Home}/{kind}.db";
        return new($"ovn-{kind}", Component,
            $"/bin/sh -c \"[ -e {file} ] || ovsdb-tool create {file} /usr/share/ovn/ovn-{kind}.ovsschema;"
            + $" exec ovsdb-server {file} --remote=punix:{Sockets}/{kind}.sock --remote=ptcp:{port}:{cloud.FoundationAddress}"
            + $" --unixctl={Sockets}/{kind}.ctl --pidfile={Sockets}/{kind}.pid {Quiet}\"")
        {
            Folders = Folders,
            Ports = [port],
            Health = Probes.Listens(cloud.FoundationAddress, port),
            AfterStart = Probes.UntilListens(cloud.FoundationAddress, port),
        };
    }
}
