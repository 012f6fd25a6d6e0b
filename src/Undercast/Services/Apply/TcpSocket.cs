using System.Globalization;

namespace Undercast.Services.Apply;

/// <summary>A TCP socket of this machine, as the kernel lists it.</summary>
/// <param name="State">A number of include/net/tcp_states.h.</param>
/// <param name="LocalPort">Its own port.</param>
/// <param name="RemotePort">The other end's; 0 while it listens.</param>
/// <param name="Inode">What a process that has it open shows for it.</param>
/// <seealso href="https://docs.kernel.org/networking/proc_net_tcp.html"/>
internal sealed record TcpSocket(int State, int LocalPort, int RemotePort, long Inode)
{
    public const int Established = 1;
    public const int Listening = 10;

    /// <summary>Lines of <c>/proc/net/tcp</c> after the heading: a number, both ends, the state, queues, timers, user, and the inode.</summary>
    public static TcpSocket? Parse(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var local, var remote, var state, _, _, _, _, _, var inode, ..] && local.Contains(':', StringComparison.Ordinal)
            ? new(Hexadecimal(state), Port(local), Port(remote), long.Parse(inode, CultureInfo.InvariantCulture))
            : null;

    private static int Port(string end) => Hexadecimal(end.AsSpan(end.LastIndexOf(':') + 1));

    private static int Hexadecimal(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
