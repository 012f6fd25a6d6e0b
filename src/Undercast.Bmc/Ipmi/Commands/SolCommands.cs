using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>Serial over LAN: payloads (IPMI 2.0, 24) and configuration (26).</summary>
internal static class SolCommands
{
    private const byte Sol = (byte)PayloadType.SerialOverLan;

    /// <summary>24.1: type, instance, how the console wants it (encrypted, authenticated).</summary>
    public static async ValueTask<Answer> Activate(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var request = data.ToArray();
        if ((request[0] & 0x3F) != Sol || (request[1] & 0x0F) != 1)
        {
            return CompletionCode.InvalidField;
        }

        if (context.Machine is not ISerialConsole console)
        {
            return Answer.Own(0x81); // payload type is disabled
        }

        if (!await context.Sol.ActivateAsync(context.InSession, console, context.Cancellation))
        {
            return Answer.Own(0x80); // already active
        }

        var (size, port) = (Undercast.Bmc.Ipmi.Sol.SolPayload.MostData, context.Listener.Endpoint.Port);
        return Answer.Ok(0, 0, 0, 0, (byte)size, 0, (byte)size, 0, (byte)port, (byte)(port >> 8), 0xFF, 0xFF);
    }

    /// <summary>24.2. Anybody who may use the console may take it from a session that hangs.</summary>
    public static ValueTask<Answer> Deactivate(CommandContext context, ReadOnlyMemory<byte> data) =>
        (data.Span[0] & 0x3F) != Sol ? CompletionCode.InvalidField : context.Sol.Deactivate() ? CompletionCode.Ok : Answer.Own(0x80);

    /// <summary>24.4: one instance.</summary>
    public static ValueTask<Answer> ActivationStatus(CommandContext context, ReadOnlyMemory<byte> data) => data.Span[0] == Sol
        ? Answer.Ok(1, (byte)(context.Sol.Owner is null ? 0 : 1), 0)
        : Answer.Own(0x80);

    /// <summary>24.5: the session that has it.</summary>
    public static ValueTask<Answer> InstanceInfo(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var id = context.Sol.Owner?.LocalId ?? 0;
        return Answer.Ok((byte)id, (byte)(id >> 8), (byte)(id >> 16), (byte)(id >> 24), 1, 0, 0, 0, 0, 0, 0, 0);
    }

    /// <summary>24.8: messages, SOL, and the handshake.</summary>
    public static ValueTask<Answer> PayloadSupport(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0x03, 0, 0x3F, 0, 0, 0, 0, 0);

    /// <summary>24.9: version 1.0.</summary>
    public static ValueTask<Answer> PayloadVersion(CommandContext context, ReadOnlyMemory<byte> data) =>
        data.Span[1] is 0 or Sol or (>= 0x10 and <= 0x15) ? Answer.Ok(0x10) : Answer.Own(0x80);

    /// <summary>26.3, table 26-5.</summary>
    public static ValueTask<Answer> GetConfiguration(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var port = context.Listener.Endpoint.Port;
        byte[]? value = data.Span[1] switch
        {
            0 => [0x00],
            1 => [(byte)(context.Machine is ISerialConsole ? 1 : 0)],
            2 => [(byte)(0xC0 | (int)Privilege.User)], // always encrypted and authenticated
            3 => [0x01, Undercast.Bmc.Ipmi.Sol.SolPayload.MostData],
            4 => [0x07, 0x32], // 7 retries, 500 ms apart
            5 or 6 => [0x0A], // 115200
            7 => [ChannelCommands.Lan],
            8 => [(byte)port, (byte)(port >> 8)],
            _ => null,
        };
        return value is null ? Answer.Own(0x80) : Answer.Ok([0x11, .. value]);
    }
}
