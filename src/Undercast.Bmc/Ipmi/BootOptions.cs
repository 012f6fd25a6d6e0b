namespace Undercast.Bmc.Ipmi;

/// <summary>
/// The system boot options that are the BMC's own and volatile by definition (IPMI 2.0, table 28-14): everything but the boot flags
/// themselves, which are the machine's.
/// </summary>
internal sealed class BootOptions
{
    private readonly Dictionary<byte, byte[]> parameters = [];
    private readonly Lock gate = new();

    /// <summary>Parameter lengths: 0 set in progress, 1 service partition, 2 scan, 3 valid bit clearing, 4 acknowledge, 6 initiator, 7 mailbox block.</summary>
    public static int LengthOf(byte parameter) => parameter switch { 0 or 1 or 2 or 3 => 1, 4 => 2, 6 => 9, _ => 0 };

    public byte[] Get(byte parameter)
    {
        lock (gate)
        {
            return parameters.GetValueOrDefault(parameter) ?? new byte[LengthOf(parameter)];
        }
    }

    public void Set(byte parameter, ReadOnlySpan<byte> data)
    {
        lock (gate)
        {
            parameters[parameter] = data.ToArray();
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            parameters.Clear();
        }
    }
}
