using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Undercast.Hypervisor;

/// <summary>
/// The link between the Orchestrator and its embedded Hypervisor: a /30 out of 198.18.0.0/15 (RFC 2544), which no real network
/// uses, chosen by the lab's directory so that labs do not meet.
/// </summary>
internal sealed record EmbeddedAddress(IPAddress Orchestrator, IPAddress Hypervisor, string Interface)
{
    public const int PrefixLength = 30;
    private const uint First = (198u << 24) | (18u << 16);
    private const int Links = 1 << 15;

    public string Network => $"{At(ToNumber(Orchestrator) - 1)}/{PrefixLength}";

    public static EmbeddedAddress For(string labDirectory)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(labDirectory)));
        var link = BinaryPrimitives.ReadUInt32BigEndian(hash) % Links;
        var network = First + (link * 4);
        return new(At(network + 1), At(network + 2), $"uc-{link:x4}");
    }

    private static IPAddress At(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes);
    }

    private static uint ToNumber(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());
}
