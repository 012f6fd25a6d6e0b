using System.Security.Cryptography;

namespace Undercast.Machines;

/// <summary>How a machine's BMC is entered. The password is random, and leaves the Hypervisor only for the undercloud that manages the machine.</summary>
internal sealed record BmcAccess(string User, string Password, int IpmiPort)
{
    // IPMI takes 20 bytes; 16 of this alphabet are 95 bits.
    private const int Length = 16;
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static BmcAccess New(int ipmiPort) => new("admin", RandomNumberGenerator.GetString(Alphabet, Length), ipmiPort);
}
