namespace Undercast.Hosts.Ssh;

/// <summary>Reads the reason out of what ssh wrote on standard error before it ended with 255.</summary>
internal static class SshFailure
{
    // The words of OpenSSH's ssh.c, sshconnect.c, sshconnect2.c, misc.c and the C locale's strerror; the first that fits is taken,
    // so a changed host key is not taken for the refused authentication that follows it.
    private static readonly (string Words, SshFailureReason Reason)[] Words =
    [
        ("REMOTE HOST IDENTIFICATION HAS CHANGED", SshFailureReason.HostKeyChanged),
        ("differs from the key for the IP address", SshFailureReason.HostKeyChanged),
        ("host key is known for", SshFailureReason.HostKeyUnknown),
        ("Host key verification failed", SshFailureReason.HostKeyUnknown),
        ("Could not resolve hostname", SshFailureReason.Resolve),
        ("Name or service not known", SshFailureReason.Resolve),
        ("Connection refused", SshFailureReason.Refused),
        ("No route to host", SshFailureReason.Unreachable),
        ("Network is unreachable", SshFailureReason.Unreachable),
        ("Connection timed out", SshFailureReason.TimedOut),
        ("Operation timed out", SshFailureReason.TimedOut),
        ("timed out during banner exchange", SshFailureReason.TimedOut),
        ("Permission denied (", SshFailureReason.AuthenticationRefused),
        ("Too many authentication failures", SshFailureReason.AuthenticationRefused),
        ("not responding", SshFailureReason.Lost),
        ("Connection reset by", SshFailureReason.Lost),
        ("Connection closed by", SshFailureReason.Lost),
        ("Broken pipe", SshFailureReason.Lost),
        ("closed by remote host", SshFailureReason.Lost),
        ("mux_client_request_session", SshFailureReason.Lost),
        ("kex_exchange_identification", SshFailureReason.Other),
        ("ssh: ", SshFailureReason.Other),
    ];

    /// <returns>Null if the words are not ssh's: then the remote command itself ended with 255.</returns>
    public static SshFailureReason? Find(string error)
    {
        foreach (var (words, reason) in Words)
        {
            if (error.Contains(words, StringComparison.Ordinal))
            {
                return reason;
            }
        }

        return null;
    }

    public static string Describe(SshFailureReason reason, SshConfigHost host, string error)
    {
        var target = $"host '{host.Alias}' ({host.Target}{(host.ProxyJump is { } jump ? $" through '{jump}'" : "")})";
        var text = reason switch
        {
            SshFailureReason.Refused => $"{target} refuses connections on port {host.Target.Port}; check that sshd runs there and listens on that port",
            SshFailureReason.Unreachable => $"{target} cannot be reached from here; check that the machine is on, its address, and the route to it",
            SshFailureReason.Resolve => $"name '{host.Target.Host}' has no address; correct the name or add it to DNS or /etc/hosts",
            SshFailureReason.HostKeyChanged => $"{target} shows another host key than the pinned one: it was installed anew, or another machine answers; "
                + "if you know why, forget the pinned key and connect again",
            SshFailureReason.HostKeyUnknown => $"{target} has no pinned host key yet; pin it first (install-orchestrator-keypair does)",
            SshFailureReason.AuthenticationRefused => $"{target} accepts neither the lab's key nor a password for user '{host.Target.User}'; "
                + "give it the key with install-orchestrator-keypair, which asks for the password, or check PermitRootLogin in its sshd_config",
            SshFailureReason.TimedOut => $"{target} does not answer; check that the machine is on and that no firewall drops port {host.Target.Port}",
            SshFailureReason.Lost => $"the connection to {target} broke off; if the machine was not restarted, look at its sshd log",
            _ => $"ssh to {target} failed",
        };
        return text + string.Concat(error.Trim().Split('\n').Where(l => l.Trim().Length > 0).TakeLast(8).Select(l => $"\n  ssh: {l.TrimEnd()}"));
    }
}
