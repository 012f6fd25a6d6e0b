namespace Undercast.LabFile;

/// <summary>Which of its three forms the Hypervisor has.</summary>
internal enum HypervisorForm
{
    /// <summary>A system container that Undercast builds on this machine.</summary>
    Embedded,

    /// <summary>This machine itself, reached by ssh like a remote one.</summary>
    Localhost,

    /// <summary>Another machine.</summary>
    Remote,
}

/// <summary><c>HYPERVISOR_ADDRESS</c>: <c>embedded</c>, <c>localhost</c> or <c>[user@]host[:port]</c>.</summary>
/// <param name="Form">Which of the three.</param>
/// <param name="User">Who logs in: <c>root</c> unless the address says otherwise.</param>
/// <param name="Host">Name or address, IPv6 without its brackets; empty for the embedded one, whose address its network says.</param>
/// <param name="Port">TCP port of sshd.</param>
internal sealed partial record HypervisorAddress(HypervisorForm Form, string User, string Host, int Port)
{
    /// <summary>The port of ssh.</summary>
    public const int DefaultPort = 22;

    /// <summary>The system container on this machine.</summary>
    public static HypervisorAddress Embedded { get; } = new(HypervisorForm.Embedded, "root", "", DefaultPort);
}
