using System.Buffers.Binary;
using System.Net;

namespace Undercast.LabFile;

/// <summary>IPv4 addresses from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
internal sealed record AddressRange(IPAddress First, IPAddress Last)
{
    /// <summary>How many addresses there are.</summary>
    public long Count => (long)Number(Last) - Number(First) + 1;

    /// <summary>The address at an offset from the first.</summary>
    public IPAddress this[int offset] => Offset(First, offset);

    /// <summary>Where an address stands in it, from 0.</summary>
    public int OffsetOf(IPAddress address) => (int)(Number(address) - Number(First));

    /// <summary>True if the address is one of them.</summary>
    public bool Contains(IPAddress address) => Number(address) >= Number(First) && Number(address) <= Number(Last);

    /// <summary>True if the two have an address in common.</summary>
    public bool Overlaps(AddressRange other) => Number(First) <= Number(other.Last) && Number(other.First) <= Number(Last);

    /// <summary><c>192.168.24.10-192.168.24.99</c>.</summary>
    public override string ToString() => $"{First}-{Last}";

    /// <summary>The address that many after this one.</summary>
    internal static IPAddress Offset(IPAddress address, int offset)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, unchecked(Number(address) + (uint)offset));
        return new IPAddress(bytes);
    }

    internal static uint Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[4];
        return address.TryWriteBytes(bytes, out _) ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;
    }
}
