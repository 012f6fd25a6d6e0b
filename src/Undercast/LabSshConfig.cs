using System.Net;
using Undercast.Hosts.Ssh;
using Undercast.LabFile;

namespace Undercast;

/// <summary>The hosts of a lab as OpenSSH reaches them: the Hypervisor, and every machine through it.</summary>
internal static class LabSshConfig
{
    public const string Hypervisor = "hypervisor";

    /// <summary>Who logs in to a deployed node; has sudo there.</summary>
    public const string NodeUser = "heat-admin";

    public static SshConfig For(LabSession session) => new()
    {
        KnownHostsFile = session.Paths.KnownHosts,
        IdentityFile = session.Paths.PrivateKey,
        ControlDirectory = RuntimeDirectory.For(session.Lab.Directory),
        Hosts = [new SshConfigHost(Hypervisor, Target(session)), .. Machines(session.Lab)],
    };

    public static SshConfigHost Find(LabSession session, string alias) =>
        For(session).Hosts.FirstOrDefault(host => host.Alias == alias)
        ?? throw new ArgumentException($"no machine '{alias}' in this lab; it has {string.Join(", ", For(session).Hosts.Select(host => host.Alias))}");

    private static IEnumerable<SshConfigHost> Machines(Lab lab) =>
    [
        .. lab.Machines.Select(machine => Machine(machine.Name, machine.ControlPlaneAddress, machine.Role != MachineRole.Undercloud)),
        .. lab.PhysicalNodes.Select(node => Machine(node.Name, node.ControlPlaneAddress, isNode: true)),
    ];

    private static SshTarget Target(LabSession session) => session.Lab.Environment.Hypervisor switch
    {
        { Form: HypervisorForm.Embedded } => new SshTarget("root", session.Embedded.Address.Hypervisor.ToString()),
        var remote => new SshTarget(remote.User, remote.Host, remote.Port),
    };

    private static SshConfigHost Machine(string name, IPAddress address, bool isNode) =>
        new(name, new SshTarget(isNode ? NodeUser : "root", address.ToString())) { ProxyJump = Hypervisor };
}
