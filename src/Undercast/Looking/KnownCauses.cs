using System.Text.RegularExpressions;

namespace Undercast.Looking;

/// <summary>A cause that was met before. <paramref name="Pattern"/>: found in messages, without regard to case.</summary>
internal sealed record KnownCause(string Pattern, string Cause, string Cure);

/// <summary>What messages of the programs below mean in a lab, learned by having met them.</summary>
internal static class KnownCauses
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<KnownCause> All { get; } =
    [
        new("permission denied \\(publickey", "the lab's key does not open that machine", "run `undercast install-orchestrator-keypair`; it puts the key there again"),
        new("host key verification failed|host identification has changed", "the machine was made anew, or another one has its address", "run `undercast up`: it pins the key of machines that it made itself; for a remote Hypervisor make sure that it is yours, then remove its lines from work/known_hosts"),
        new("connection (refused|timed out).*port 22|port 22.*connection (refused|timed out)|no route to host", "the machine is off, still booting, or its network is not up", "look at `undercast status`, then at its console: `undercast logs MACHINE console`"),
        new("no space left on device|enospc", "a disk is full: the Orchestrator's, which holds the embedded Hypervisor, or a machine's own", "look at `undercast doctor`; remove checkpoints (`undercast checkpoint list`) or images in /var/cache/undercast that no lab uses"),
        new("cannot allocate memory|out of memory|oom-kill|killed process", "the machines together want more memory than there is", "give machines less memory in conf/lab.yaml and run `undercast up` again"),
        new("no valid host was found", "Nova found no node that fits: none is available, or its resource class is not the flavor's", "look at `./openstack-undercloud baremetal node list`: a node must be 'available' and powered off, not in maintenance"),
        new("resourceprovider.*not found|no resource provider", "placement has not heard of the node yet; nova-compute tells it once a minute", "wait two minutes and run `undercast up` again"),
        new("rakp|invalid (user|password).*ipmi", "the BMC refuses user or password", "run `undercast provision-hypervisor-virtual`, then `undercast install-overcloud`: it gives Ironic the BMC's present password"),
        new("unable to establish ipmi|ipmi call failed", "the BMC refuses user or password, or does not answer", "run `undercast doctor`, which looks whether the virtual BMC listens; then `undercast up`: it gives Ironic the BMC's present password"),
        new("is off while ironic waits|went off while its agent", "something took the node's power, or what it booted ended", "read the node's console (`undercast logs NODE console`), then run `undercast up` again: it goes on with what is left"),
        new("address already in use", "another program listens on that port", "find it with `undercast ssh-hypervisor ss --tcp --listening --processes`, stop it, and run `undercast up` again"),
        new("temporary failure in name resolution|could not resolve", "there is no name server, or no way to it", "look at /etc/resolv.conf of the Orchestrator: the embedded Hypervisor uses the same"),
        new("certificate (has expired|is not yet valid)|not yet valid", "the clocks of two machines differ", "run `undercast doctor`, and set the clock that is wrong"),
        new("certificate verify failed|unable to get local issuer", "the client does not know the lab's authority", "set OS_CACERT=/etc/undercast/ca.crt; the files stackrc and overcloudrc do"),
        new("access denied for user", "a service has another password than the database", "run `undercast install-undercloud`: it brings both to the lab's secrets again"),
        new("operation not permitted.*(cgroup|mount|mknod)|(cgroup|mount|mknod).*operation not permitted", "the Orchestrator is itself a container without the rights that systemd-nspawn needs", "run it with all capabilities (`--privileged`), or use a remote Hypervisor"),
        new("is held by|another run", "another undercast works on this lab", "wait for it, or stop it with Ctrl-C where it runs"),
        new("no bootable device", "a machine has nothing on its disk and no medium inserted; for a node before its deployment that is as it should be", "run `undercast install-overcloud`, which deploys it"),
        new("json_command failed.*fs subvolume info", "a share is only half there in CephFS, and Manila's driver starts with none of them left out", "on the Ceph machine, with the sub_name of that message: `sudo podman exec ceph-mon ceph fs subvolume info cephfs NAME` says what it lacks; if the share is worth nothing, `… subvolume rm cephfs NAME --force` lets Manila start"),
        new("introspection.*timeout|inspection.*timed? ?out", "the deploy ramdisk did not call back", "read the node's console (`undercast logs NODE console`): how far did it come?"),
    ];

    /// <summary>The causes whose pattern is found in the text.</summary>
    public static IEnumerable<KnownCause> In(string text) => All.Where(known => Regex.IsMatch(text, known.Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, Limit));
}
