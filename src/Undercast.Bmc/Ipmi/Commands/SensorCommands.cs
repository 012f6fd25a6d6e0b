using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>Sensors (IPMI 2.0, 35). Number 1 tells the power state; the machine's own begin with 2.</summary>
internal static class SensorCommands
{
    /// <summary>35.2: the number of sensors; records are in the repository.</summary>
    public static async ValueTask<Answer> DeviceInfo(CommandContext context, ReadOnlyMemory<byte> data) =>
        Answer.Ok((byte)(1 + (await SensorRecords.ReadAsync(context)).Count), 0x01);

    /// <summary>35.14: a reading without events; sensors of a machine that is off are unavailable but for the power state.</summary>
    public static async ValueTask<Answer> Reading(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var number = data.Span[0];
        var state = await context.Machine.ReadAsync(context.Cancellation);
        var on = state.Power is PowerState.On or PowerState.PoweringOff;
        if (number == SensorRecords.PowerState)
        {
            // Table 42-3, type 22h: bit 0 working, bit 6 soft-off.
            return Answer.Ok(0x00, 0xC0, (byte)(on ? 0x01 : 0x40), 0x80);
        }

        return await FindAsync(context, number) is { } reading
            ? on ? Answer.Ok(SensorRecords.Encode(reading), 0xC0, 0x00) : Answer.Ok(0x00, 0xE0, 0x00)
            : CompletionCode.NotPresent;
    }

    /// <summary>35.9: none are readable.</summary>
    public static ValueTask<Answer> Thresholds(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0, 0, 0, 0, 0, 0, 0);

    /// <summary>35.7.</summary>
    public static ValueTask<Answer> Hysteresis(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0, 0);

    /// <summary>35.11: scanning is on, events are off.</summary>
    public static ValueTask<Answer> EventEnable(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0x40, 0, 0, 0, 0);

    /// <summary>35.13: no events.</summary>
    public static ValueTask<Answer> EventStatus(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0x40, 0, 0, 0, 0);

    private static async Task<SensorReading?> FindAsync(CommandContext context, byte number) =>
        (await SensorRecords.ReadAsync(context)).ElementAtOrDefault(number - SensorRecords.PowerState - 1);
}
