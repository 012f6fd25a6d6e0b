using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>Commands about sessions (IPMI 2.0, 22.18 to 22.20).</summary>
internal static class SessionCommands
{
    /// <summary>22.18: 0 asks for the present level. No session gets more than its user has, nor more than it was opened for.</summary>
    public static ValueTask<Answer> SetPrivilege(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var session = context.InSession;
        var asked = (Privilege)(data.Span[0] & 0x0F);
        if (asked != Privilege.None)
        {
            if (asked is < Privilege.User or > Privilege.Administrator)
            {
                return (Answer)CompletionCode.InvalidField;
            }

            if (asked > session.Most)
            {
                return Answer.Own(0x81);
            }

            session.Current = asked;
        }

        return Answer.Ok((byte)session.Current);
    }

    /// <summary>22.19. Another's session may be closed by an administrator.</summary>
    public static ValueTask<Answer> Close(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var id = BinaryPrimitives.ReadUInt32LittleEndian(data.Span);
        var session = context.InSession;
        if (id != session.LocalId && session.Current < Privilege.Administrator)
        {
            return (Answer)CompletionCode.InsufficientPrivilege;
        }

        return context.Listener.Sessions.Find(id) is { IsActive: true } found
            ? new Answer(CompletionCode.Ok, []) { After = () => context.Listener.Sessions.Close(found) }
            : Answer.Own(0x87);
    }

    /// <summary>22.20, of the asking session; others are not shown.</summary>
    public static ValueTask<Answer> Info(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var active = (byte)Math.Min(63, context.Listener.Sessions.ActiveCount);
        if (data.Span[0] is not (0x00 or 0x01))
        {
            return Answer.Ok(0, 63, active);
        }

        var session = context.InSession;
        var (address, port) = Client(session);
        return Answer.Ok(
            [1, 63, active, (byte)session.UserNumber, (byte)session.Current, (1 << 4) | ChannelCommands.Lan, .. address, 0, 0, 0, 0, 0, 0, (byte)port, (byte)(port >> 8)]);
    }

    private static (byte[] Address, int Port) Client(Session session)
    {
        if (session.Client is not { Family: AddressFamily.InterNetwork } client)
        {
            return ([0, 0, 0, 0], 0);
        }

        var endpoint = (IPEndPoint)new IPEndPoint(IPAddress.Any, 0).Create(client);
        return (endpoint.Address.GetAddressBytes(), endpoint.Port);
    }
}
