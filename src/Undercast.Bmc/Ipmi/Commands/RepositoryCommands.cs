using System.Buffers.Binary;
using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>The SDR repository (IPMI 2.0, 33), made of the machine's facts when asked, and an event log (31) that is always empty.</summary>
internal static class RepositoryCommands
{
    private const ushort End = 0xFFFF;

    /// <summary>The repository never changes while it is read, so one reservation serves everybody.</summary>
    private const ushort Reservation = 1;

    public static async ValueTask<Answer> SdrInfo(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var count = (await SensorRecords.AllAsync(context)).Count;
        return Answer.Ok(0x51, (byte)count, (byte)(count >> 8), 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0x22);
    }

    public static ValueTask<Answer> SdrAllocation(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static ValueTask<Answer> SelAllocation(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static ValueTask<Answer> Reserve(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok((byte)Reservation, (byte)(Reservation >> 8));

    /// <summary>33.12: reservation, record, offset, count. Part of a record needs a reservation.</summary>
    public static async ValueTask<Answer> GetSdr(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var reservation = BinaryPrimitives.ReadUInt16LittleEndian(data.Span);
        var id = BinaryPrimitives.ReadUInt16LittleEndian(data.Span[2..]);
        var (offset, count) = (data.Span[4], data.Span[5]);
        if (reservation != Reservation && (offset != 0 || reservation != 0))
        {
            return CompletionCode.ReservationCancelled;
        }

        var records = await SensorRecords.AllAsync(context);
        var index = id == 0 ? 0 : id == End ? records.Count - 1 : id - 1;
        if (index >= records.Count)
        {
            return CompletionCode.NotPresent;
        }

        var record = records[index];
        if (offset > record.Length)
        {
            return CompletionCode.ParameterOutOfRange;
        }

        var next = index + 1 < records.Count ? index + 2 : End;
        var length = Math.Min(count == 0xFF ? record.Length : count, record.Length - offset);
        return Answer.Ok([(byte)next, (byte)(next >> 8), .. record.AsSpan(offset, length)]);
    }

    /// <summary>33.15 and 31.10: seconds since 1970.</summary>
    public static ValueTask<Answer> Time(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)context.Listener.Clock.GetUtcNow().ToUnixTimeSeconds());
        return Answer.Ok(bytes);
    }

    /// <summary>31.2: version 51h, no entries, no room; reserve supported.</summary>
    public static ValueTask<Answer> SelInfo(CommandContext context, ReadOnlyMemory<byte> data) =>
        Answer.Ok(0x51, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02);

    public static ValueTask<Answer> GetSelEntry(CommandContext context, ReadOnlyMemory<byte> data) => (Answer)CompletionCode.NotPresent;

    /// <summary>31.9: what is empty is cleared at once.</summary>
    public static ValueTask<Answer> ClearSel(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0x01);
}
