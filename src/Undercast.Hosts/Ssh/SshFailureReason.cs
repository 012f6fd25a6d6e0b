namespace Undercast.Hosts.Ssh;

/// <summary>Why a host could not be reached over ssh.</summary>
public enum SshFailureReason
{
    /// <summary>None of the others; the message has ssh's own words.</summary>
    Other,

    /// <summary>The machine answers, but nothing listens on the port.</summary>
    Refused,

    /// <summary>No route to the machine, or no answer from it on the last hop.</summary>
    Unreachable,

    /// <summary>The name has no address.</summary>
    Resolve,

    /// <summary>The host key is not the pinned one.</summary>
    HostKeyChanged,

    /// <summary>No host key is pinned yet.</summary>
    HostKeyUnknown,

    /// <summary>The server takes neither our key nor our password.</summary>
    AuthenticationRefused,

    /// <summary>No answer within the connection's limit.</summary>
    TimedOut,

    /// <summary>The connection broke off after it was made.</summary>
    Lost,
}
