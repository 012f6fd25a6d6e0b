using Undercast.Hosts.Ssh;
using Undercast.LabFile;

namespace Undercast.Commands;

/// <summary>Finds the machine that a command names, as ssh reaches it.</summary>
internal static class MachineDoor
{
    /// <param name="lab">The lab.</param>
    /// <param name="name"><c>hypervisor</c>, a machine's name or <c>undercloud</c>; with another user before it, as in <c>stack@undercloud-0</c>.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="NoMachineException">The lab has no such machine, or it does not run yet.</exception>
    /// <exception cref="SshConnectionException">Its host key is not known yet, and it cannot be asked for it.</exception>
    public static async Task<SshHost> OpenAsync(LabSession lab, string name, CancellationToken cancel)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var alias = LabLinks.MachineOf(lab.Lab.Topology, name[(at + 1)..]);
        var known = LabSshConfig.For(lab).Hosts;
        var host = known.FirstOrDefault(each => each.Alias == alias)
            ?? throw new NoMachineException($"no machine '{alias}' in this lab; it has {string.Join(", ", known.Select(each => each.Alias))}");
        if (!File.Exists(lab.Paths.SshConfig))
        {
            throw new NoMachineException("the lab has no Hypervisor yet: run `undercast up`");
        }

        var pinned = File.Exists(lab.Paths.KnownHosts) ? KnownHosts.Of(await File.ReadAllTextAsync(lab.Paths.KnownHosts, cancel), alias) : [];
        if (pinned.Count == 0 && host.ProxyJump is { } jump)
        {
            // Taken on first use, as seen from the Hypervisor: a node's key was made when it first booted.
            await new HostKeyPinning(lab.Paths.KnownHosts).EnsureAsync(lab.Ssh(jump), host, cancel);
        }

        return new SshHost(lab.Local, lab.Paths.SshConfig, at < 0 ? host : host with { Alias = $"{name[..at]}@{alias}" });
    }
}

/// <summary>A command names a machine that the lab does not have, or not yet.</summary>
internal sealed class NoMachineException(string message) : Exception(message);
