namespace Undercast.Hosts.Ssh;

/// <summary>One host in the lab's ssh_config.</summary>
/// <param name="Alias">The name after <c>ssh -F config</c>; host keys are pinned under it, so a changed address does not unpin it.</param>
/// <param name="Target">Where it is, as seen from the last jump.</param>
public sealed record SshConfigHost(string Alias, SshTarget Target)
{
    /// <summary>The alias of the host to go through.</summary>
    public string? ProxyJump { get; init; }

    /// <summary>The private key, if not the lab's.</summary>
    public string? IdentityFile { get; init; }
}
