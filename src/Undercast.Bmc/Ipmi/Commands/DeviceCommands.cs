using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>The BMC about itself (IPMI 2.0, 20).</summary>
internal static class DeviceCommands
{
    /// <summary>20.1. Fifteen bytes: some clients refuse anything between eleven and fifteen. Manufacturer 0 is "unspecified".</summary>
    public static ValueTask<Answer> DeviceId(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var version = BmcVersion.Number;
        return Answer.Ok(
            0x20, // device id
            0x01, // revision 1, and device SDRs are in the repository
            (byte)(version.Major & 0x7F), Bcd(version.Minor),
            0x02, // IPMI 2.0
            0b1000_1111, // chassis device, FRU inventory, SEL, SDR repository, sensors
            0, 0, 0, // manufacturer
            0, 0, // product
            (byte)Math.Max(0, version.Build), 0, 0, 0);
    }

    /// <summary>20.2, 20.3: answered first; then sessions end, and with them this one.</summary>
    public static ValueTask<Answer> Reset(CommandContext context, ReadOnlyMemory<byte> data) =>
        new Answer(CompletionCode.Ok, []) { After = () => context.Node.ResetAsync() };

    /// <summary>20.4: all passed.</summary>
    public static ValueTask<Answer> SelfTest(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0x55, 0x00);

    /// <summary>20.7.</summary>
    public static async ValueTask<Answer> AcpiPowerState(CommandContext context, ReadOnlyMemory<byte> data) =>
        (await context.Machine.ReadAsync(context.Cancellation)).Power is PowerState.On or PowerState.PoweringOff
            ? Answer.Ok(0x00, 0x00) // S0, D0
            : Answer.Ok(0x05, 0x03); // S5, D3

    /// <summary>20.8 and 22.14: the machine's UUID.</summary>
    public static ValueTask<Answer> SystemGuid(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(IpmiGuid.Bytes(context.Machine.Uuid));

    /// <summary>22.2: system event logging is enabled, nothing else.</summary>
    public static ValueTask<Answer> GlobalEnables(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0x08);

    private static byte Bcd(int number) => (byte)((number % 100 / 10 << 4) | (number % 10));
}
