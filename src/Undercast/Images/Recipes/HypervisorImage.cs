namespace Undercast.Images.Recipes;

/// <summary>The root of the embedded Hypervisor: what a Hypervisor needs, and nothing that a container cannot use.</summary>
internal static class HypervisorImage
{
    public static PackageTree Packages { get; } = new("hypervisor-packages", "trixie",
    [
        "systemd", "systemd-sysv", "dbus", "udev", "iproute2", "nftables", "openssh-server", "openssh-client", "sudo", "curl", "procps", "iputils-ping",
        "tcpdump", "kmod", "less", "cpio", "rsync", "ca-certificates",
        "libvirt-daemon-system", "libvirt-daemon-driver-qemu", "libvirt-clients", "qemu-system-x86", "qemu-utils", "ovmf", "ipxe-qemu", "dnsmasq-base",
        "systemd-container", "mmdebstrap", "debian-archive-keyring", "podman", "crun", "fuse-overlayfs", "uidmap", "zstd", "xz-utils", "libarchive-tools",
        "extlinux", "syslinux-common", "syslinux", "isolinux", "genisoimage", "e2fsprogs", "xfsprogs", "fdisk", "dosfstools", "mtools", "ipmitool",
    ]);

    public static ImageRecipe Recipe { get; } = new("hypervisor", Packages, new ImageOutput.Folder())
    {
        Files = ImageResources.Folder("hypervisor"),
        Finish =
        [
            """
            systemctl --quiet enable systemd-networkd ssh machines.target
            # A container has no hardware to look for, no modules to load and no clock to set.
            systemctl --quiet mask systemd-udevd.service systemd-udevd-control.socket systemd-udevd-kernel.socket systemd-udev-trigger.service \
                systemd-udev-settle.service systemd-modules-load.service modprobe@.service systemd-timesyncd.service systemd-pstore.service \
                sys-kernel-debug.mount sys-kernel-tracing.mount dev-hugepages.mount systemd-networkd-wait-online.service getty@.service \
                console-getty.service e2scrub_reap.service e2scrub_all.timer xfs_scrub_all.timer fstrim.timer apt-daily.timer \
                apt-daily-upgrade.timer dpkg-db-backup.timer libvirt-guests.service podman-restart.service podman-auto-update.timer \
                podman-clean-transient.service netavark-dhcp-proxy.service netavark-dhcp-proxy.socket
            rm --force /etc/ssh/ssh_host_* /etc/hostname /var/lib/dbus/machine-id
            : > /etc/machine-id
            """,
        ],
    };
}
