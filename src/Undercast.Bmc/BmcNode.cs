using System.Net;

namespace Undercast.Bmc;

/// <summary>One node: a machine and how its BMC is reached.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Users">Who may use it. IPMI user numbers are their places, beginning with 1.</param>
public sealed record BmcNode(IMachine Machine, IReadOnlyList<BmcUser> Users)
{
    /// <summary>Where IPMI is answered (UDP); null: nowhere. Port 0 takes a free one, which <see cref="BmcServer.IpmiEndpoint"/> tells.</summary>
    public IPEndPoint? Ipmi { get; init; }

    /// <summary>A Redfish address of the node's own beside the shared one, for an address per node; null: none.</summary>
    public IPEndPoint? Redfish { get; init; }

    /// <summary>The system's Id in Redfish paths; null: the machine's UUID.</summary>
    public string? SystemId { get; init; }

    /// <summary>IPMI's K_G key (13.22), 20 bytes at most; null: none, user passwords are used.</summary>
    public byte[]? KeyGenerating { get; init; }
}
