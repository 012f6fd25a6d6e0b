namespace Undercast.Images.Recipes;

/// <summary>
/// The deploy ramdisk: Debian's ironic-python-agent, unmodified, with what it calls. It runs on emulated machines and, with our hardware
/// manager, as the system of container machines.
/// </summary>
internal static class DeployImage
{
    /// <summary>The kernel's name in Glance.</summary>
    public const string KernelName = "bm-deploy-kernel";

    /// <summary>The ramdisk's name in Glance.</summary>
    public const string RamdiskName = "bm-deploy-ramdisk";

    public static PackageTree Packages { get; } = new("deploy-packages", "trixie",
    [
        "ironic-python-agent", "python3-tooz", "python3-futurist", "systemd-sysv", "dbus", "udev", "kmod", "linux-image-cloud-amd64", "iproute2",
        "openssh-server", "parted", "gdisk", "qemu-utils", "lshw", "dmidecode", "ipmitool", "efibootmgr", "util-linux-extra", "iptables", "procps",
    ])
    {
        StoodInFor =
        [
            // Burn-in tests, tuning, virtual machines' disks: never asked for here.
            "chrony", "fio", "git", "infiniband-diags", "libguestfs-tools", "lldpad", "man-db", "open-iscsi", "python3-guestfs", "python3-hardware",
            "python3-libvirt", "rsync", "stress-ng", "sysbench", "tuned", "genisoimage",
            // The agent imports tooz, which then loads no back end.
            "python3-etcd3", "python3-etcd3gw", "python3-grpcio", "python3-kazoo", "python3-pymemcache", "python3-pymysql", "python3-redis",
            "python3-voluptuous", "python3-zake",
            // The whole system is the initial ramdisk.
            "initramfs-tools", "linux-initramfs-tool",
        ],
        Excluded = ["/usr/share/python-babel-localedata/locale-data/*", "/usr/share/javascript/*"],
    };

    public static ImageRecipe Recipe { get; } = new("deploy", Packages, new ImageOutput.Ramdisk())
    {
        Files = ImageResources.Folder("deploy"),
        Finish =
        [
            """
            rm --recursive --force /usr/lib/python3/dist-packages/*/tests /usr/share/ieee-data /var/cache/debconf/*-old
            systemctl --quiet enable systemd-networkd systemd-networkd-wait-online ssh ironic-python-agent serial-getty@ttyS0
            systemctl --quiet mask systemd-timesyncd.service apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer \
                e2scrub_reap.service fstrim.timer smartmontools.service mdmonitor.service mdcheck_start.timer mdcheck_continue.timer \
                mdmonitor-oneshot.timer nvmf-autoconnect.service nvmefc-boot-connections.service uuidd.socket systemd-pstore.service
            rm --force /etc/ssh/ssh_host_* /etc/hostname /var/lib/dbus/machine-id
            : > /etc/machine-id
            """,
        ],
    };
}
