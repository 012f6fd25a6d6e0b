namespace Undercast.Images.Recipes;

/// <summary>
/// The system of every machine: overcloud-full for the nodes, and undercloud-0's disk. Debian with podman, the container image in its own
/// store, and what reads the config drive. cloud-init would do that too, in many seconds on an emulated machine.
/// </summary>
internal static class MachineImage
{
    /// <summary>The image's name in Glance.</summary>
    public const string Name = "overcloud-full";

    public static PackageTree Packages { get; } = new("machine-packages", "trixie",
    [
        "systemd-sysv", "systemd-resolved", "dbus", "udev", "kmod", "linux-image-cloud-amd64", "extlinux", "syslinux-common", "systemd-boot-efi",
        "openssh-server", "sudo", "iproute2", "iputils-ping", "nftables", "procps", "less", "curl", "ca-certificates", "e2fsprogs", "fdisk",
        "podman", "podman-docker", "crun", "python3", "ansible-core",
    ])
    {
        // Containers use the machine's network; the plug-ins for others are large.
        Excluded = ["/usr/lib/cni/*", "/usr/share/ieee-data/*.txt"],
        // Only what an emulated machine boots from, so that the initrd is small and made once.
        EarlyFiles = ImageResources.Folder("machine-early"),
    };

    public static ImageRecipe Recipe { get; } = new(Name, Packages, new ImageOutput.Disk(FreeMiB: 64)) // its root grows with the first boot
    {
        Files = ImageResources.Folder("machine"),
        Containers = OpenStackImage.Recipe,
        Finish =
        [
            """
            useradd --create-home --shell /bin/bash --groups sudo heat-admin
            chmod 440 /etc/sudoers.d/heat-admin
            systemctl --quiet enable systemd-networkd systemd-resolved ssh serial-getty@ttyS0 undercast-config-drive undercast-grow-root
            systemctl --quiet mask systemd-networkd-wait-online.service apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer \
                e2scrub_all.timer e2scrub_reap.service fstrim.timer podman-auto-update.timer podman-restart.service \
                podman-clean-transient.service netavark-dhcp-proxy.service netavark-dhcp-proxy.socket
            rm --force /etc/ssh/ssh_host_* /etc/hostname /var/lib/dbus/machine-id
            : > /etc/machine-id
            ln --symbolic --force /run/systemd/resolve/stub-resolv.conf /etc/resolv.conf
            """,
        ],
    };
}
