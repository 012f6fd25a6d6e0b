using System.Globalization;
using Undercast.Services.Ini;
using Undercast.Services.Secrets;

namespace Undercast.Services.Catalog;

/// <summary>Ceph's object gateway: the Swift API, with Keystone's users. It runs on the Controller, as TripleO has it.</summary>
internal static class ObjectGateway
{
    private const int Port = 8080;

    /// <summary>Its user in Keystone is <c>swift</c>; in the container it is Ceph's.</summary>
    public static Component Component { get; } = new("swift", 64045)
    {
        Identity = new("object-store", Port, 13808, "/swift/v1/AUTH_%(tenant_id)s"),
    };

    public static CatalogEntry Entry { get; } = new(Component, ["ceph-rgw"], cloud =>
    [
        new("ceph-rgw", Component, $"/usr/bin/radosgw -f --cluster ceph --name {CephKeys.Gateway}")
        {
            User = "ceph",
            Files = [CephConfiguration.Cluster(cloud, Component, Options(cloud)), CephConfiguration.Keyring(cloud, Component, CephKeys.Gateway)],
            Folders = [StateFolder.Of(Component, "/var/lib/ceph"), new($"{ServicePaths.State}/swift-run", "/run/ceph", Component.Owner)],
            Ports = [Port],
            Needs = [Keystone.Name],
            Health = Probes.Answers(cloud.ApiAddress, Port, "/swift/healthcheck"),
        },
    ]);

    private static IniSection Options(CloudContext cloud) => new(CephKeys.Gateway)
    {
        { "keyring", $"/etc/ceph/ceph.{CephKeys.Gateway}.keyring" },
        { "rgw_frontends", string.Create(CultureInfo.InvariantCulture, $"beast endpoint={cloud.ApiAddress}:{Port}") },
        { "rgw_enable_apis", "swift, s3" },
        { "rgw_keystone_url", cloud.IdentityUrl },
        { "rgw_keystone_api_version", 3 },
        { "rgw_keystone_admin_user", Component.Name },
        { "rgw_keystone_admin_password", cloud.Secrets[SecretName.Identity(Component)] },
        { "rgw_keystone_admin_domain", "Default" },
        { "rgw_keystone_admin_project", "service" },
        { "rgw_keystone_accepted_roles", "member,admin" },
        { "rgw_keystone_accepted_admin_roles", "admin" },
        { "rgw_keystone_implicit_tenants", true },
        { "rgw_s3_auth_use_keystone", true },
        { "rgw_swift_account_in_url", true },
        { "rgw_thread_pool_size", 16 },
        { "rgw_cache_lru_size", 1000 },
    };
}
