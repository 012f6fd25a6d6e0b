using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>System boot options (IPMI 2.0, 28.12, 28.13). The boot flags are the machine's; a get returns what a set has set.</summary>
internal static class BootCommands
{
    private const byte Flags = 5;
    private const byte Mailbox = 7;

    /// <summary>Table 28-14, parameter 5, data 2, bits 5 to 2.</summary>
    private static readonly (int Selector, BootTarget Target)[] Devices =
    [
        (0, BootTarget.None), (1, BootTarget.Pxe), (2, BootTarget.Disk), (3, BootTarget.SafeDisk), (4, BootTarget.Diagnostics),
        (5, BootTarget.Cd), (6, BootTarget.BiosSetup), (7, BootTarget.RemoteFloppy), (8, BootTarget.RemoteCd), (9, BootTarget.RemoteMedia),
        (11, BootTarget.RemoteDisk), (15, BootTarget.Floppy),
        // What only Redfish has a name for shows as its nearest kin.
        (15, BootTarget.Usb), (1, BootTarget.UefiHttp),
    ];

    public static async ValueTask<Answer> Set(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var parameter = (byte)(data.Span[0] & 0x7F);
        var value = data[1..];
        if (parameter == Flags)
        {
            return value.Length < 5 ? CompletionCode.WrongLength : await SetFlagsAsync(context, value);
        }

        var length = BootOptions.LengthOf(parameter);
        if (parameter == Mailbox)
        {
            return Answer.Own(0x80);
        }

        if (length == 0)
        {
            return Answer.Own(0x80); // parameter not supported
        }

        if (value.Length > 0)
        {
            context.Boot.Set(parameter, value.Span[..Math.Min(length, value.Length)]);
        }

        return CompletionCode.Ok;
    }

    public static async ValueTask<Answer> Get(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var parameter = (byte)(data.Span[0] & 0x7F);
        if (parameter == Flags)
        {
            var boot = (await context.Machine.ReadAsync(context.Cancellation)).Boot;
            return Answer.Ok([0x01, Flags, .. Encode(boot)]);
        }

        return BootOptions.LengthOf(parameter) == 0 ? Answer.Own(0x80) : Answer.Ok([0x01, parameter, .. context.Boot.Get(parameter)]);
    }

    public static byte[] Encode(BootSettings boot)
    {
        var selector = Devices.First(device => device.Target == boot.Target).Selector;
        var flags = boot.IpmiFlags;
        return
        [
            (byte)((boot.Override != BootOverride.Disabled ? 0x80 : 0) | (boot.Override == BootOverride.Continuous ? 0x40 : 0) | (boot.UefiHint ? 0x20 : 0)),
            (byte)((selector << 2) | (byte)(flags >> 24)), (byte)(flags >> 16), (byte)(flags >> 8), (byte)flags,
        ];
    }

    /// <summary>Null if the selector is one that the standard reserves.</summary>
    public static BootSettings? Decode(ReadOnlySpan<byte> data)
    {
        var selector = (data[1] >> 2) & 0x0F;
        var device = Array.FindIndex(Devices, one => one.Selector == selector);
        if (device < 0)
        {
            return null;
        }

        var how = (data[0] & 0x80) == 0 ? BootOverride.Disabled : (data[0] & 0x40) == 0 ? BootOverride.Once : BootOverride.Continuous;
        var flags = (uint)(((data[1] & 0xC3) << 24) | (data[2] << 16) | (data[3] << 8) | data[4]);
        return new BootSettings(how, Devices[device].Target, (data[0] & 0x20) != 0, flags);
    }

    private static async ValueTask<Answer> SetFlagsAsync(CommandContext context, ReadOnlyMemory<byte> value)
    {
        if (Decode(value.Span) is not { } settings)
        {
            return CompletionCode.InvalidField;
        }

        await context.Machine.SetBootAsync(settings, context.Cancellation);
        return CompletionCode.Ok;
    }
}
