using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>Power and the identify light (IPMI 2.0, 28).</summary>
internal static class ChassisCommands
{
    private static readonly TimeSpan IdentifyDefault = TimeSpan.FromSeconds(15);

    /// <summary>28.1: every device at the BMC's own address.</summary>
    public static ValueTask<Answer> Capabilities(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0x00, 0x20, 0x20, 0x20, 0x20, 0x20);

    /// <summary>28.2. In a transition the machine still counts as what it comes from. The restore policy is unknown.</summary>
    public static async ValueTask<Answer> Status(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var state = await context.Machine.ReadAsync(context.Cancellation);
        var on = state.Power is PowerState.On or PowerState.PoweringOff;
        return Answer.Ok((byte)(0x60 | (on ? 0x01 : 0x00)), 0x00, (byte)(0x40 | (context.Node.IdentifyOn ? 0x20 : 0x00)));
    }

    /// <summary>28.3.</summary>
    public static async ValueTask<Answer> Control(CommandContext context, ReadOnlyMemory<byte> data)
    {
        PowerAction? action = (data.Span[0] & 0x0F) switch
        {
            0 => PowerAction.ForceOff,
            1 => PowerAction.On,
            2 => PowerAction.Cycle,
            3 => PowerAction.Reset,
            4 => PowerAction.Nmi,
            5 => PowerAction.SoftOff,
            _ => null,
        };
        if (action is null)
        {
            return CompletionCode.InvalidField;
        }

        if (action is PowerAction.Cycle or PowerAction.Reset or PowerAction.Nmi
            && (await context.Machine.ReadAsync(context.Cancellation)).Power == PowerState.Off)
        {
            return CompletionCode.NotInThisState;
        }

        await context.Machine.PowerAsync(action.Value, context.Cancellation);
        return CompletionCode.Ok;
    }

    /// <summary>28.5: 15 s unless told otherwise, 0 s off, or until told otherwise.</summary>
    public static ValueTask<Answer> Identify(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var forced = data.Length > 1 && (data.Span[1] & 1) != 0;
        if (forced)
        {
            context.Node.IdentifyOn = true;
        }
        else
        {
            context.Node.IdentifyFor(data.Length > 0 ? TimeSpan.FromSeconds(data.Span[0]) : IdentifyDefault);
        }

        return Answer.Ok();
    }

    /// <summary>28.11: unknown.</summary>
    public static ValueTask<Answer> RestartCause(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0x00, ChannelCommands.Lan);
}
