using Undercast.Hosts.Ssh;
using Undercast.LabFile;

namespace Undercast;

/// <summary>The hosts of a lab as OpenSSH reaches them: the Hypervisor, and every machine through it.</summary>
internal static class LabSshConfig
{
    public const string Hypervisor = "hypervisor";

    public static SshConfig For(LabSession session) => new()
    {
        KnownHostsFile = session.Paths.KnownHosts,
        IdentityFile = session.Paths.PrivateKey,
        ControlDirectory = RuntimeDirectory.For(session.Lab.Directory),
        Hosts = [new SshConfigHost(Hypervisor, Target(session)), .. session.Lab.Machines.Select(machine => Machine(session, machine)).OfType<SshConfigHost>()],
    };

    public static SshConfigHost Find(LabSession session, string alias) =>
        For(session).Hosts.FirstOrDefault(host => host.Alias == alias)
        ?? throw new ArgumentException($"no machine '{alias}' in this lab; it has {string.Join(", ", For(session).Hosts.Select(host => host.Alias))}");

    private static SshTarget Target(LabSession session) => session.Lab.Environment.Hypervisor switch
    {
        { Form: HypervisorForm.Embedded } => new SshTarget("root", session.Embedded.Address.Hypervisor.ToString()),
        var remote => new SshTarget(remote.User, remote.Host, remote.Port),
    };

    /// <summary>Only machines with a static address are known here; nodes get theirs from Neutron.</summary>
    private static SshConfigHost? Machine(LabSession session, LabMachine machine) =>
        machine.Nics.Select(nic => nic.Address).FirstOrDefault(address => address is not null) is { } address && machine.Role == MachineRole.Undercloud
            ? new SshConfigHost(machine.Name, new SshTarget("root", address.ToString())) { ProxyJump = Hypervisor }
            : null;
}
