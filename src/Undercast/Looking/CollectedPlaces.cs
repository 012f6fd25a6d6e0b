namespace Undercast.Looking;

/// <summary>What <c>undercast collect</c> takes from a host: files, and what commands print.</summary>
internal static class CollectedPlaces
{
    private const string Files = "var/log/containers etc/undercast etc/containers/systemd home/stack/*.log home/stack/*.yaml var/lib/mistral/*/ansible.log "
        + "var/log/undercast var/lib/undercast/machines/*/machine.json var/lib/undercast/machines/*/boot.json var/log/libvirt etc/hosts etc/systemd/network";

    private static readonly (string File, string Command)[] Looks =
    [
        ("journal.txt", "journalctl --no-pager --lines=20000 --output=short-iso"),
        ("units.txt", "systemctl list-units --all --no-pager --full"),
        ("failed.txt", "systemctl --failed --no-pager --full"),
        ("processes.txt", "ps -eo pid,ppid,user,rss,etime,stat,args --sort=-rss"),
        ("memory.txt", "free -m; cat /proc/pressure/memory"),
        ("disks.txt", "df -h; losetup --list; cat /proc/mounts"),
        ("addresses.txt", "ip address; ip route; bridge link; ss --tcp --udp --listening --numeric --processes"),
        ("firewall.txt", "nft list ruleset"),
        ("containers.txt", "podman container list --all"),
        ("switch.txt", "podman exec ovs-vswitchd ovs-vsctl show"),
        ("virsh.txt", "virsh list --all; virsh net-list --all"),
    ];

    /// <summary>A shell script whose standard output is a tar archive; what is not there is left out.</summary>
    public static string Script { get; } = $"""
        looks=$(mktemp -d) && trap 'rm -rf "$looks"' EXIT
        mkdir "$looks/looks"
        {string.Join('\n', Looks.Select(look => $"({look.Command}) > \"$looks/looks/{look.File}\" 2>&1"))}
        cd /
        present=; for place in {Files}; do [ -e "$place" ] && present="$present $place"; done
        tar --create --file=- --ignore-failed-read --warning=none --exclude='*.key' --exclude='*.pem' $present --directory="$looks" looks 2>/dev/null
        """;
}
