using Undercast.Services.Secrets;

namespace Undercast.Services;

/// <summary>What the plain client needs to use a cloud.</summary>
internal static class ClientFiles
{
    /// <summary>Keystone as users reach it.</summary>
    public static string PublicIdentityUrl(CloudContext cloud) => $"https://{cloud.PublicHost}:{Catalog.Keystone.Component.Identity!.PublicPort}";

    /// <summary><c>stackrc</c> and <c>overcloudrc</c>: to be sourced by a shell.</summary>
    public static string Credentials(CloudContext cloud) => $"""
        # {cloud.Cloud}: source this, then use 'openstack'
        export OS_AUTH_URL={PublicIdentityUrl(cloud)}
        export OS_USERNAME=admin
        export OS_PASSWORD={cloud.Secrets[SecretName.Admin]}
        export OS_PROJECT_NAME=admin
        export OS_USER_DOMAIN_NAME=Default
        export OS_PROJECT_DOMAIN_NAME=Default
        export OS_REGION_NAME={cloud.Region}
        export OS_IDENTITY_API_VERSION=3
        export OS_CACERT={ServicePaths.Authority}
        # Mistral's client does not look at OS_CACERT.
        export REQUESTS_CA_BUNDLE={ServicePaths.Authority}

        """;

    /// <summary><c>undercloud-passwords.conf</c>.</summary>
    public static string Passwords(CloudContext cloud) =>
        "[auth]\n" + string.Concat(cloud.Secrets.Values.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key.Replace('-', '_')}: {s.Value}\n"));

    /// <summary><c>/usr/local/bin/openstack</c>: the client out of the services' image, so that the machine needs none of its own.</summary>
    public static MachineFile Client(CloudContext cloud) => new("/usr/local/bin/openstack", "755", "0:0", $"""
        #!/bin/sh
        # The real client, in a container: it sees the OS_ variables, /home, /root, /var/lib/mistral and /tmp.
        [ "$(id --user)" = 0 ] || exec sudo --preserve-env "$0" "$@"
        [ -t 0 ] && tty=--tty
        exec podman run --rm --interactive $tty --network host --env 'OS_*' --env REQUESTS_CA_BUNDLE --env LANG=C.UTF-8 \
            --volume {ServicePaths.Authority}:{ServicePaths.Authority}:ro --volume /home:/home --volume /root:/root --volume /var/lib/mistral:/var/lib/mistral --volume /tmp:/tmp \
            --workdir "$PWD" {cloud.Image} openstack "$@"

        """);
}
