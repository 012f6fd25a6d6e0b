using System.Globalization;
using Undercast.Hosts;

namespace Undercast.Services.Apply;

/// <summary>A TCP socket of this machine.</summary>
/// <param name="State">As ss(8) calls it.</param>
/// <param name="LocalPort">Its own port.</param>
/// <param name="RemotePort">The other end's; null while it listens.</param>
/// <param name="Unit">The systemd unit whose it is; null if of none.</param>
internal sealed record TcpSocket(string State, int LocalPort, int? RemotePort, string? Unit)
{
    public const string Listening = "LISTEN";
    public const string Established = "ESTAB";

    public static async Task<IReadOnlyList<TcpSocket>> ReadAllAsync(ICommandRunner host, CancellationToken cancel) =>
        Parse((await host.RunAsync(new Command("ss", "--no-header", "--tcp", "--all", "--numeric", "--cgroup"), cancel)).Output);

    /// <summary>Lines of ss: state, two queues, local and remote address with a port each, and the control group after <c>cgroup:</c>.</summary>
    public static IReadOnlyList<TcpSocket> Parse(string lines) =>
    [
        .. lines.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 4)
            .Select(words => new TcpSocket(words[0], Port(words[3]) ?? 0, Port(words[4]), UnitIn(words[^1]))),
    ];

    private static int? Port(string address) =>
        int.TryParse(address.AsSpan(address.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    private static string? UnitIn(string word) => word.StartsWith("cgroup:", StringComparison.Ordinal)
        ? word.Split('/').FirstOrDefault(part => part.EndsWith(".service", StringComparison.Ordinal))
        : null;
}
