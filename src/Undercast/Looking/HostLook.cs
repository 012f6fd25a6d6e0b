using System.Globalization;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Undercast.Hosts;

namespace Undercast.Looking;

/// <summary>Looks at the host it runs on. Nothing here may hang: it reads the kernel's files, and runs what answers at once.</summary>
internal sealed class HostLook(ICommandRunner host, TimeProvider clock)
{
    private const long MiB = 1 << 20;
    private static readonly string[] MountPoints = ["/", FileNames.StoragePool, FileNames.ImageCache];

    public async Task<HostSight> ReadAsync(bool thorough, CancellationToken cancel)
    {
        var units = UnitStates.ReadAsync(host, cancel);
        var chains = thorough ? DroppingChainsAsync(cancel) : Task.FromResult<IReadOnlyList<string>>([]);
        return new(
            clock.GetUtcNow(),
            Addresses(),
            Memory(await File.ReadAllLinesAsync("/proc/meminfo", cancel)),
            MountPoints.Where(Directory.Exists).ToDictionary(path => path, path => new DriveInfo(path) is var drive ? new Room(drive.TotalSize / MiB, drive.AvailableFreeSpace / MiB) : null!),
            Bridges(),
            await new ServiceSights(host).ReadAsync(await units, thorough, cancel),
            (await units).Failed,
            Ports(),
            await chains);
    }

    internal static Room Memory(IEnumerable<string> meminfo)
    {
        var kib = meminfo.Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => long.TryParse(pair[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture, out var value) ? value : 0);
        return new(kib.GetValueOrDefault("MemTotal") / 1024, kib.GetValueOrDefault("MemAvailable") / 1024);
    }

    /// <summary>The names of input and forward chains with the policy `drop` in what <c>nft list chains</c> prints.</summary>
    internal static IReadOnlyList<string> Dropping(string chains)
    {
        List<string> dropping = [];
        string table = "", chain = "";
        foreach (var line in chains.Split('\n').Select(line => line.Trim()))
        {
            (table, chain) = line.StartsWith("table ", StringComparison.Ordinal) ? (line[6..].TrimEnd('{', ' '), "")
                : line.StartsWith("chain ", StringComparison.Ordinal) ? (table, line[6..].TrimEnd('{', ' ')) : (table, chain);
            if (line.Contains("policy drop", StringComparison.Ordinal) && (line.Contains("hook input", StringComparison.Ordinal) || line.Contains("hook forward", StringComparison.Ordinal)))
            {
                dropping.Add($"{table} {chain}");
            }
        }

        return dropping;
    }

    private async Task<IReadOnlyList<string>> DroppingChainsAsync(CancellationToken cancel)
    {
        try
        {
            return Dropping((await host.RunAsync(new Command("nft", "list", "chains") { AllowFailure = true }, cancel)).Output);
        }
        catch (ProgramNotFoundException)
        {
            return []; // without nftables nothing of it can drop
        }
    }

    private static Dictionary<string, string> Addresses() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(nic => nic.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .Select(nic => (nic.Name, Address: nic.GetIPProperties().UnicastAddresses.FirstOrDefault(address => address.Address.AddressFamily == AddressFamily.InterNetwork)))
        .Where(nic => nic.Address is not null).ToDictionary(nic => nic.Name, nic => $"{nic.Address!.Address}/{nic.Address.PrefixLength}");

    private static Dictionary<string, BridgeSight> Bridges() => Directory.EnumerateDirectories("/sys/class/net")
        .Where(nic => Directory.Exists(Path.Combine(nic, "bridge")))
        .ToDictionary(nic => Path.GetFileName(nic), nic => new BridgeSight(
            (ReadNumber(Path.Combine(nic, "flags"), hex: true) & 1) != 0, ReadNumber(Path.Combine(nic, "bridge/stp_state"), hex: false) != 0));

    private static long ReadNumber(string file, bool hex) => File.ReadAllText(file).Trim() is var text && hex
        ? long.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : long.Parse(text, CultureInfo.InvariantCulture);

    private static List<int> Ports()
    {
        var properties = IPGlobalProperties.GetIPGlobalProperties();
        return [.. properties.GetActiveTcpListeners().Concat(properties.GetActiveUdpListeners()).Select(end => end.Port).Distinct().Order()];
    }
}
