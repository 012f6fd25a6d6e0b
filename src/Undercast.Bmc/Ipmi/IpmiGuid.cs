namespace Undercast.Bmc.Ipmi;

/// <summary>IPMI 2.0, 20.8: a GUID goes over the wire with its last byte first.</summary>
internal static class IpmiGuid
{
    public static byte[] Bytes(Guid guid)
    {
        var bytes = guid.ToByteArray(bigEndian: true);
        bytes.AsSpan().Reverse();
        return bytes;
    }
}
