using Undercast.Services.Ini;

namespace Undercast.Services.Catalog;

/// <summary>Horizon: the cloud in a browser.</summary>
internal static class Horizon
{
    private const string SessionKey = "horizon-session-key";

    private const string Program = "/usr/share/openstack-dashboard";

    private static readonly WebPage Page = new("horizon", 8090, 443);

    public static Component Component { get; } = new("horizon", 42420) { Pages = [Page], Secrets = [SessionKey] };

    public static CatalogEntry Entry { get; } = new(Component, ["horizon"], cloud =>
    {
        var options = new IniSection("uwsgi") { { "chdir", Program }, { "static-map", "/static=/var/lib/openstack-dashboard/static" }, { "threads", 4 } };
        var pages = Uwsgi.Api(cloud, Component, "horizon", $"{Program}/wsgi.py", Page.Port, options);
        return
        [
            pages with
            {
                Files =
                [
                    .. pages.Files,
                    // Settings are a program: what it says cannot be told as typed sections.
                    new(Component, "local_settings.py", "/etc/openstack-dashboard/local_settings.py", Settings(cloud)),
                ],
                Needs = [Memcached.Name, Keystone.Name],
                Health = Probes.Answers(cloud.ApiAddress, Page.Port, "/auth/login/"),
            },
        ];
    });

    private static string Settings(CloudContext cloud) => $$$"""
        DEBUG = False
        WEBROOT = "/"
        ALLOWED_HOSTS = ["*"]
        SECRET_KEY = "{{{cloud.Secrets[SessionKey]}}}"
        CACHES = {"default": {"BACKEND": "django.core.cache.backends.memcached.PyMemcacheCache", "LOCATION": "{{{Memcached.Servers(cloud)}}}", "OPTIONS": {"ignore_exc": True} } }
        SESSION_ENGINE = "django.contrib.sessions.backends.cache"
        OPENSTACK_HOST = "{{{cloud.InternalHost}}}"
        OPENSTACK_KEYSTONE_URL = "{{{cloud.IdentityUrl}}}/v3"
        OPENSTACK_ENDPOINT_TYPE = "internalURL"
        OPENSTACK_KEYSTONE_MULTIDOMAIN_SUPPORT = False
        OPENSTACK_KEYSTONE_DEFAULT_DOMAIN = "Default"
        OPENSTACK_KEYSTONE_DEFAULT_ROLE = "member"
        OPENSTACK_API_VERSIONS = {"identity": 3, "image": 2, "volume": 3}
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        CSRF_COOKIE_SECURE = True
        SESSION_COOKIE_SECURE = True
        COMPRESS_OFFLINE = True
        TIME_ZONE = "UTC"

        """;
}
