using System.Text;
using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>The node's users, read-only (IPMI 2.0, 22.27, 22.29 and 24.7): who they are is given with the node.</summary>
internal static class UserCommands
{
    private const int MostUsers = 15;

    public static ValueTask<Answer> Access(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var users = context.Node.Node.Users;
        var number = data.Span[1] & 0x3F;
        if (!ChannelCommands.IsLan(data.Span[0]) || number is 0 or > MostUsers)
        {
            return (Answer)CompletionCode.ParameterOutOfRange;
        }

        var enabled = (byte)users.Count;
        var access = number <= users.Count ? (byte)(0x10 | (int)users[number - 1].Privilege) : (byte)0x0F;
        return Answer.Ok(MostUsers, (byte)((number <= users.Count ? 0x40 : 0x80) | enabled), enabled, access);
    }

    public static ValueTask<Answer> Name(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var users = context.Node.Node.Users;
        var number = data.Span[0] & 0x3F;
        if (number is 0 or > MostUsers)
        {
            return (Answer)CompletionCode.ParameterOutOfRange;
        }

        var name = new byte[16];
        if (number <= users.Count)
        {
            Encoding.UTF8.GetBytes(users[number - 1].Name, name);
        }

        return Answer.Ok(name);
    }

    /// <summary>24.7: every user may use the console.</summary>
    public static ValueTask<Answer> PayloadAccess(CommandContext context, ReadOnlyMemory<byte> data) => Answer.Ok(0x02, 0, 0, 0);
}
