using System.Text;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>The sensor data records (IPMI 2.0, 43) that describe what the machine can tell.</summary>
internal static class SensorRecords
{
    public const byte PowerState = 1;

    /// <summary>Unit of table 43-15, sensor type of table 42-3, and the factor of a raw step.</summary>
    private static (byte Unit, byte Type, byte Factor, bool Signed) Shape(SensorKind kind) => kind switch
    {
        SensorKind.Temperature => (1, 0x01, 1, true),
        SensorKind.CpuLoad => (0, 0x07, 1, false),
        SensorKind.Power => (6, 0x0B, 2, false),
        _ => (18, 0x04, 100, false),
    };

    public static async Task<IReadOnlyList<SensorReading>> ReadAsync(CommandContext context) =>
        context.Machine is ISensors sensors ? await sensors.ReadSensorsAsync(context.Cancellation) : [];

    /// <summary>All records: the BMC and FRU locators, the power state, then one a sensor.</summary>
    public static async Task<IReadOnlyList<byte[]>> AllAsync(CommandContext context)
    {
        var records = new List<byte[]> { Controller(), Fru(), Power() };
        foreach (var (index, reading) in (await ReadAsync(context)).Index())
        {
            records.Add(Full((byte)(PowerState + 1 + index), reading));
        }

        for (var id = 0; id < records.Count; id++)
        {
            (records[id][0], records[id][1]) = ((byte)(id + 1), (byte)((id + 1) >> 8));
        }

        return records;
    }

    public static byte Encode(SensorReading reading)
    {
        var shape = Shape(reading.Kind);
        var raw = Math.Round(reading.Value / shape.Factor);
        return shape.Signed ? (byte)(sbyte)Math.Clamp(raw, -128, 127) : (byte)Math.Clamp(raw, 0, 255);
    }

    /// <summary>43.9, type 12h: chassis, FRU inventory, SEL, SDR repository, sensor device.</summary>
    private static byte[] Controller() => Record(0x12, [0x20, 0x00, 0x00, 0b1000_1111, 0, 0, 0, 0x06, 0x01, 0], "Undercast BMC");

    /// <summary>43.8, type 11h: logical FRU 0 behind the BMC.</summary>
    private static byte[] Fru() => Record(0x11, [0x20, 0x00, 0x80, 0x00, 0, 0x10, 0x00, 0x07, 0x01, 0], "Machine");

    /// <summary>43.2, type 02h: a compact record; sensor type 22h, System ACPI Power State, sensor-specific.</summary>
    private static byte[] Power() => Record(0x02,
    [
        0x20, 0x00, PowerState, 0x07, 0x01, // owner, entity: system board
        0x03, 0x40, 0x22, 0x6F, // initialised, auto re-arm off, no events
        0, 0, 0, 0, 0x41, 0x00, // readable: working, soft-off
        0xC0, 0, 0, // no analog reading
        0, 0, 0, 0, 0, 0, 0, 0,
    ],
    "Power");

    /// <summary>43.1, type 01h: a full record without thresholds.</summary>
    private static byte[] Full(byte number, SensorReading reading)
    {
        var shape = Shape(reading.Kind);
        return Record(0x01,
        [
            0x20, 0x00, number, 0x07, 0x01,
            0x03, 0x40, shape.Type, 0x01, // threshold type, none supported
            0, 0, 0, 0, 0, 0,
            (byte)((shape.Signed ? 0x80 : 0x00) | (reading.Kind == SensorKind.CpuLoad ? 0x01 : 0x00)), shape.Unit, 0, // units 1 (percentage), base, modifier
            0, shape.Factor, 0, 0, 0, 0, 0, // linear; M; B; exponents
            0, 0, 0, 0, // no nominal values
            (byte)(shape.Signed ? 0x7F : 0xFF), (byte)(shape.Signed ? 0x80 : 0x00), // sensor maximum and minimum
            0, 0, 0, 0, 0, 0, // thresholds
            0, 0, 0, 0, 0, // hysteresis, reserved, OEM
        ],
        reading.Name);
    }

    /// <summary>43: id (set later), version 51h, type, length; then the body and the name as 8-bit text.</summary>
    private static byte[] Record(byte type, ReadOnlySpan<byte> body, string name)
    {
        var text = Encoding.Latin1.GetBytes(name.Length > 16 ? name[..16] : name);
        return [0, 0, 0x51, type, (byte)(body.Length + 1 + text.Length), .. body, (byte)(0xC0 | text.Length), .. text];
    }
}
