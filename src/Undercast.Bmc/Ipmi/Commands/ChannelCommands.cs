using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>The LAN channel, number 1 (IPMI 2.0, 22).</summary>
internal static class ChannelCommands
{
    public const byte Lan = 1;
    private const byte This = 0x0E;

    public static bool IsLan(byte channel) => (channel & 0x0F) is Lan or This;

    /// <summary>22.13. A client of IPMI 1.5 is told that no way of its own to log in exists, so it gives up at once.</summary>
    public static ValueTask<Answer> AuthenticationCapabilities(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var request = data.Span;
        if (!IsLan(request[0]) || (request[1] & 0x0F) is 0 or > 4)
        {
            return (Answer)CompletionCode.InvalidField;
        }

        var extended = (request[0] & 0x80) != 0;
        var users = context.Node.Node.Users;
        var status = (byte)((context.Node.Node.KeyGenerating is { Length: > 0 } ? 0x20 : 0)
            | (users.Any(user => user.Name.Length > 0) ? 0x04 : 0)
            | (users.Any(user => user.Name.Length == 0 && user.Password.Length > 0) ? 0x02 : 0)
            | (users.Any(user => user.Name.Length == 0 && user.Password.Length == 0) ? 0x01 : 0));
        return Answer.Ok(Lan, (byte)(extended ? 0x80 : 0x00), status, (byte)(extended ? 0x02 : 0x00), 0, 0, 0, 0);
    }

    /// <summary>22.15: sixteen bytes at a time.</summary>
    public static ValueTask<Answer> CipherSuites(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var request = data.Span;
        if (!IsLan(request[0]) || request[1] is not ((byte)PayloadType.Message or (byte)PayloadType.SerialOverLan))
        {
            return (Answer)CompletionCode.InvalidField;
        }

        var skip = (request[2] & 0x3F) * 16;
        return Answer.Ok([Lan, .. CipherSuite.Records.Skip(skip).Take(16)]);
    }

    /// <summary>22.23: always available, per-message and user-level authentication on.</summary>
    public static ValueTask<Answer> Access(CommandContext context, ReadOnlyMemory<byte> data) =>
        IsLan(data.Span[0]) ? Answer.Ok(0x22, (byte)Privilege.Administrator) : CompletionCode.InvalidField;

    /// <summary>22.24: 802.3 LAN, IPMB 1.0 message format, multi-session.</summary>
    public static ValueTask<Answer> Info(CommandContext context, ReadOnlyMemory<byte> data) => IsLan(data.Span[0])
        ? Answer.Ok(Lan, 0x04, 0x01, (byte)(0x80 | Math.Min(63, context.Listener.Sessions.ActiveCount)), 0xF2, 0x1B, 0x00, 0x00, 0x00)
        : CompletionCode.InvalidField;
}
