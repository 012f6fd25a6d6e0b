namespace Undercast.Hosts.Ssh;

/// <summary>ssh itself failed: the command was not run, or its end is not known.</summary>
public sealed class SshConnectionException(SshFailureReason reason, SshConfigHost host, string error)
    : HostException(SshFailure.Describe(reason, host, error))
{
    public SshFailureReason Reason { get; } = reason;

    public string Alias { get; } = host.Alias;
}
