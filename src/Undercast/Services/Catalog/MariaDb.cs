using System.Text;
using Undercast.Services.Ini;
using Undercast.Services.Secrets;

namespace Undercast.Services.Catalog;

/// <summary>MariaDB: every component's databases, migrated when the image was built.</summary>
internal static class MariaDb
{
    public const string Name = "mariadb";

    public const int Port = 3306;

    public const string Program = "/usr/sbin/mariadbd", Data = "/var/lib/undercast/data";

    /// <summary>Users and passwords, as SQL.</summary>
    public const string InitFile = "/etc/mysql/undercast-init.sql";

    private static readonly Component Component = new("mysql", 42434);

    public static CatalogEntry Entry { get; } = new(Component, ["mariadb"], cloud =>
    [
        new(Name, Component, cloud.Cluster is null ? Program : Galera.Command)
        {
            User = "mysql",
            Phase = StartPhase.Foundations,
            Ports = [Port],
            Files =
            [
                new(Component, "undercast.cnf", "/etc/mysql/mariadb.conf.d/99-undercast.cnf", Options(cloud).ToString()),
                new(Component, "init.sql", InitFile, Users(cloud)),
                .. cloud.Cluster is { } cluster ? Galera.Files(Component, cloud, cluster) : [],
            ],
            Folders =
            [
                StateFolder.Of(Component, "/var/lib/undercast"),
                new("/run/mysqld", "/run/mysqld", Component.Owner),
            ],
            Tasks = [Seed(cloud)],
            // Its own certificate is signed by nobody; the control plane is the lab's own network.
            Health = new(cloud.Cluster is null ? $"mariadb-admin --no-defaults --skip-ssl --host={cloud.FoundationAddress} ping" : Galera.Health(cloud.FoundationAddress)),
            AfterStart = Probes.UntilListens(cloud.FoundationAddress, Port),
        },
    ]);

    private static IniFile Options(CloudContext cloud) => new(new IniSection("mysqld")
    {
        { "datadir", Data },
        { "bind-address", cloud.FoundationAddress },
        { "max_connections", 512 },
        { "innodb_buffer_pool_size", "96M" },
        { "innodb_log_file_size", "16M" },
        // A killed server loses nothing, for the kernel has it; a crashed kernel may lose a second.
        { "innodb_flush_log_at_trx_commit", 2 },
        // MariaDB 11.8's default refuses a write with "1020, Record has changed since last read" where earlier ones waited; Nova then puts a server
        // into ERROR, for the OpenStack of Debian 13 does not try again (https://bugs.launchpad.net/nova/+bug/2116186).
        { "innodb_snapshot_isolation", false },
        { "skip-log-bin", true },
        { "performance_schema", false },
        { "skip-name-resolve", true },
        cloud.Cluster is { } cluster ? Galera.Options(cloud, cluster) : new IniSection("") { { "init-file", InitFile } },
        { "log_error", "" },
        { "pid-file", "/run/mysqld/mysqld.pid" },
    });

    // Run at every start: users and passwords are as configured, whatever a killed run left.
    private static string Users(CloudContext cloud)
    {
        var sql = new StringBuilder();
        foreach (var component in cloud.Components.Where(c => c.Databases.Count > 0))
        {
            sql.Append($"CREATE USER IF NOT EXISTS '{component.Name}'@'%';\n");
            sql.Append($"ALTER USER '{component.Name}'@'%' IDENTIFIED BY '{cloud.Secrets[SecretName.Database(component)]}';\n");
            foreach (var database in component.Databases)
            {
                sql.Append($"GRANT ALL ON {database}.* TO '{component.Name}'@'%';\n");
            }
        }

        sql.Append(Keystone.AdminPassword(cloud));
        if (cloud.Cluster is not null)
        {
            sql.Append(Galera.Users);
        }

        return sql.ToString();
    }

    // Copied beside its place and renamed: half a copy is never taken for the databases.
    private static MachineTask Seed(CloudContext cloud) => new(
        "copy the migrated databases out of the image",
        StartPhase.Foundations,
        ["test", "-d", $"{ServicePaths.StateOf(Component)}/data"],
        [
            "podman", "run", "--rm", "--network", "none", "--volume", $"{ServicePaths.StateOf(Component)}:/target", cloud.Image, "sh", "-ec",
            "rm -rf /target/new; cp -a /usr/share/undercast/mysql /target/new; sync -f /target/new; mv /target/new /target/data",
        ]);
}
