using System.Globalization;
using System.Text;
using Undercast.Services.Secrets;

namespace Undercast.Services.Catalog;

/// <summary>
/// Everyone who may talk to Ceph, with their rights. All keys are made beforehand and given to the monitor at its birth, so that no
/// machine has to ask another one for a key.
/// </summary>
internal static class CephKeys
{
    public const string Admin = "client.admin", Glance = "client.glance", Cinder = "client.cinder", Manila = "client.manila", Gateway = "client.rgw";

    /// <summary>Names of the secrets: the cluster's and the first OSD's identifiers, libvirt's name for Cinder's key, and the keys.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [ClusterId, FirstDiskId, LibvirtId, .. Rights("").Select(entry => SecretName.CephKey(entry.Name))];

    public const string ClusterId = "ceph-id-cluster", FirstDiskId = "ceph-id-osd.0", LibvirtId = "ceph-id-libvirt";

    /// <summary>Identifier of an OSD: that of the first with its number in its last byte.</summary>
    public static string DiskId(CloudContext cloud, int number)
    {
        if (number == 0)
        {
            return cloud.Secrets[FirstDiskId];
        }

        var id = Guid.Parse(cloud.Secrets[FirstDiskId], CultureInfo.InvariantCulture).ToByteArray();
        id[^1] ^= (byte)number;
        return new Guid(id).ToString();
    }

    /// <summary>The keyring that the monitor is born with.</summary>
    public static string All(CloudContext cloud)
    {
        var text = new StringBuilder();
        foreach (var (name, rights) in Rights(Storage(cloud).Monitor))
        {
            text.Append(One(cloud, name));
            foreach (var (daemon, right) in rights)
            {
                text.Append($"\tcaps {daemon} = \"{right}\"\n");
            }
        }

        return text.ToString();
    }

    /// <summary>One key, as its owner reads it.</summary>
    public static string One(CloudContext cloud, string name) => $"[{name}]\n\tkey = {Key(cloud, name)}\n";

    public static string Key(CloudContext cloud, string name) => cloud.Secrets[SecretName.CephKey(Kind(cloud, name))];

    public static StorageCluster Storage(CloudContext cloud) =>
        cloud.Storage ?? throw new ArgumentException($"{cloud.Machine}: the cloud has no storage cluster", nameof(cloud));

    // Secrets are named before the machines are: a manager's key is "mgr.", whichever machine runs it, and all OSDs have one key.
    private static string Kind(CloudContext cloud, string name) =>
        name.StartsWith("osd.", StringComparison.Ordinal) ? "osd.0"
        : name.EndsWith($".{Storage(cloud).Monitor}", StringComparison.Ordinal) ? name[..(name.IndexOf('.', StringComparison.Ordinal) + 1)] : name;

    private static (string Name, (string Daemon, string Right)[] Rights)[] Rights(string machine) =>
    [
        ("mon.", [("mon", "allow *")]),
        (Admin, [("mon", "allow *"), ("osd", "allow *"), ("mds", "allow *"), ("mgr", "allow *")]),
        ($"mgr.{machine}", [("mon", "allow profile mgr"), ("osd", "allow *"), ("mds", "allow *")]),
        ("osd.0", [("mon", "allow profile osd"), ("mgr", "allow profile osd"), ("osd", "allow *")]),
        ($"mds.{machine}", [("mon", "allow profile mds"), ("mgr", "allow profile mds"), ("osd", "allow rwx"), ("mds", "allow *")]),
        (Glance, [("mon", "profile rbd"), ("osd", "profile rbd pool=images"), ("mgr", "profile rbd pool=images")]),
        (Cinder, [("mon", "profile rbd"), ("osd", "profile rbd pool=volumes, profile rbd pool=vms, profile rbd pool=images"), ("mgr", "profile rbd pool=volumes, profile rbd pool=vms")]),
        (Manila, [("mon", "allow r"), ("mgr", "allow rw")]),
        (Gateway, [("mon", "allow rw"), ("osd", "allow rwx"), ("mgr", "allow rw")]),
    ];
}
