using Undercast.Hosts;
using Undercast.Hosts.Ssh;
using Undercast.Images.Recipes;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>A Hypervisor that Undercast did not build has the packages that the embedded one is built with.</summary>
internal sealed class HypervisorPackagesStep(LabSession lab) : IStep
{
    public const string StepName = "hypervisor-packages";

    /// <summary>What Fedora and CentOS Stream call them. udev, dbus and the like are always there.</summary>
    private static readonly string[] RedHat =
    [
        "iproute", "nftables", "openssh-clients", "sudo", "curl", "cpio", "rsync", "libvirt-daemon-driver-qemu", "libvirt-daemon-driver-network",
        "libvirt-daemon-driver-storage-core", "libvirt-client", "qemu-kvm", "qemu-img", "edk2-ovmf", "ipxe-roms-qemu", "dnsmasq",
        "systemd-container", "mmdebstrap", "debian-keyring", "podman", "crun", "fuse-overlayfs", "zstd", "xz", "bsdtar", "syslinux", "genisoimage",
        "e2fsprogs", "xfsprogs", "dosfstools", "mtools", "ipmitool",
    ];

    // The packages, Debian's names up to a "--", then Red Hat's. Prints those that are missing.
    private const string Missing = """
        if command -v apt-get >/dev/null; then
          while [ "$1" != -- ]; do
            [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ] || echo "$1"
            shift
          done
        else
          while [ "$1" != -- ]; do shift; done
          shift
          for it in "$@"; do rpm -q --quiet --whatprovides "$it" || echo "$it"; done
        fi
        """;

    private const string Install = """
        set -eu
        if command -v apt-get >/dev/null; then
          apt-get update -q
          DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
        else
          dnf install -y -q "$@"
        fi
        # Debian starts libvirtd itself; where libvirt is many daemons nobody does.
        if [ ! -e /run/libvirt/libvirt-sock ]; then
          for it in virtqemud virtnetworkd virtstoraged; do systemctl enable --now --quiet $it.socket; done
        fi
        """;

    public string Name => StepName;

    public string Stage => Stages.Virtual;

    public string Description => "the Hypervisor has libvirt, QEMU, systemd-nspawn and podman";

    public IReadOnlyList<string> Needs => [PreflightStep.HypervisorName];

    private SshHost Host => lab.Ssh(LabSshConfig.Hypervisor);

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await MissingAsync(cancel)).Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var missing = await MissingAsync(cancel);
        context.Say($"installing {string.Join(", ", missing)}");
        await Host.StreamAsync(new Command("sh", ["-c", Install, "sh", .. missing]), context.Log, cancel);
        return new Outcome.Done();
    }

    private async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancel)
    {
        var asked = await Host.RunAsync(new Command("sh", ["-c", Missing, "sh", .. HypervisorImage.Packages.Packages, "--", .. RedHat]), cancel);
        return asked.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
