using System.Security.Cryptography;

namespace Undercast.Machines;

/// <summary>
/// How a machine's BMC is entered. The password is random, and leaves the Hypervisor only for the undercloud that manages the machine.
/// <paramref name="Address"/>: an address of its own, Redfish on port 443 of it too; null: that of all BMCs of this Hypervisor.
/// </summary>
internal sealed record BmcAccess(string User, string Password, int IpmiPort, string? Address = null)
{
    // IPMI takes 20 bytes; 16 of this alphabet are 95 bits.
    private const int Length = 16;
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>The port that IPMI has on an address of its own.</summary>
    public const int StandardIpmiPort = 623;

    /// <summary>The port that Redfish has on an address of its own.</summary>
    public const int StandardRedfishPort = 443;

    public static BmcAccess New(int ipmiPort) => new("admin", RandomNumberGenerator.GetString(Alphabet, Length), ipmiPort);
}
