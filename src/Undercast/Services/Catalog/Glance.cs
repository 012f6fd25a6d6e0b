using Undercast.Services.Ini;

namespace Undercast.Services.Catalog;

/// <summary>Glance: operating system images.</summary>
internal static class Glance
{
    public static Component Component { get; } = new("glance", 64062)
    {
        Databases = ["glance"],
        Identity = new("image", 9292, 13292),
    };

    public static CatalogEntry Entry { get; } = new(Component, ["glance-api"], cloud => [Api(cloud)]);

    private static ServiceDefinition Api(CloudContext cloud)
    {
        // The plain client uploads in chunks, which uwsgi gives to Glance only so; and a process serves one upload at a time.
        var chunked = new IniSection("uwsgi") { { "wsgi-manage-chunked-input", true }, { "threads", 1 }, { "processes", 2 } };
        var api = Uwsgi.Api(cloud, Component, "glance-api", "/usr/bin/glance-wsgi-api", more: chunked);
        return api with
        {
            Needs = [MariaDb.Name, Keystone.Name],
            Health = Probes.Answers(cloud.ApiAddress, 9292, "/healthcheck"),
            Files =
            [
                .. api.Files,
                new(Component, "glance-api.conf", "/etc/glance/glance-api.conf", Configuration(cloud).ToString()),
                .. InCeph(cloud) ? CephConfiguration.Client(cloud, Component, CephKeys.Glance) : [],
            ],
            Folders =
            [
                StateFolder.Of(Component, "/var/lib/glance"),
                StateFolder.Below(Component, "images", "750"),
                StateFolder.Below(Component, "tasks", "750"),
                StateFolder.Below(Component, "staging", "750"),
            ],
        };
    }

    private static bool InCeph(CloudContext cloud) => cloud.Cloud == CloudKind.Overcloud;

    private static IniSection Ceph => new("rbd")
    {
        { "rbd_store_pool", "images" },
        { "rbd_store_user", "glance" },
        { "rbd_store_ceph_conf", "/etc/ceph/ceph.conf" },
        { "rbd_store_chunk_size", 8 },
    };

    private static IniFile Configuration(CloudContext cloud) => new(
        new IniSection("DEFAULT")
        {
            Oslo.Defaults,
            { "enabled_backends", InCeph(cloud) ? "rbd:rbd" : "file:file" },
            // Nova and Cinder make a copy-on-write clone where the image is, if they are told where that is.
            { "show_image_direct_url", InCeph(cloud) },
            { "enabled_import_methods", "[glance-direct]" },
            // Processors have instructions for it: 1.7 times the speed of SHA-512, in the service and on each node that writes an image.
            { "hashing_algorithm", "sha256" },
            { "worker_self_reference_url", $"http://{cloud.ApiAddress}:9292" },
        },
        Oslo.Database(cloud, Component),
        Oslo.TokenChecks(cloud, Component),
        new IniSection("paste_deploy") { { "flavor", "keystone" } },
        new IniSection("glance_store") { { "default_backend", InCeph(cloud) ? "rbd" : "file" } },
        InCeph(cloud) ? Ceph : new IniSection("file") { { "filesystem_store_datadir", "/var/lib/glance/images" } },
        new IniSection("os_glance_tasks_store") { { "filesystem_store_datadir", "/var/lib/glance/tasks" } },
        new IniSection("os_glance_staging_store") { { "filesystem_store_datadir", "/var/lib/glance/staging" } },
        Oslo.NoNotifications,
        Oslo.BehindProxy);
}
