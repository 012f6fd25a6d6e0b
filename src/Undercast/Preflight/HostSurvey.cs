using System.Globalization;
using System.Net;
using Undercast.Hosts;
using Undercast.LabFile;

namespace Undercast.Preflight;

/// <summary>What a machine says about itself, asked in one round trip by a shell script that changes nothing and needs nothing installed.</summary>
internal sealed record HostSurvey
{
    // $1 programs, $2 devices, $3 paths, $4 libvirt domains, $5 libvirt networks, $6 interfaces: words each.
    private const string Script = """
        PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
        echo "user $(id -u)"
        echo "memory $(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo)"
        for it in $1; do command -v "$it" >/dev/null 2>&1 && echo "program $it"; done
        for it in $2; do [ -e "$it" ] && echo "device $it"; done
        for it in $3; do
          at=$it; while [ ! -d "$at" ]; do at=$(dirname "$at"); done
          echo "space $(df -Pk "$at" | sed -n '2s/[^ ]* *[0-9]* *[0-9]* *\([0-9]*\) .*/\1/p') $it"
        done
        [ -d /run/systemd/system ] && echo "systemd yes"
        id stack >/dev/null 2>&1 && { grep -q '# undercast$' /etc/hosts && echo "stack undercast" || echo "stack foreign"; }
        ip -4 -o route show table main 2>/dev/null | sed 's/^/route /'
        for it in $6; do [ -e "/sys/class/net/$it" ] && echo "interface $it"; done
        if command -v virsh >/dev/null 2>&1; then
          for it in $4; do xml=$(virsh -q -c qemu:///system dumpxml --inactive "$it" 2>/dev/null) && echo "domain $it $(echo "$xml" | sed -n 's/.*<undercast:lab .*name=.\([^"'"'"']*\).*/\1/p')"; done
          for it in $5; do xml=$(virsh -q -c qemu:///system net-dumpxml --inactive "$it" 2>/dev/null) && echo "network $it $(echo "$xml" | sed -n 's/.*<undercast:lab .*name=.\([^"'"'"']*\).*/\1/p')"; done
        fi
        exit 0
        """;

    /// <summary>Its numeric user id; 0 is root.</summary>
    public int User { get; private init; } = -1;

    /// <summary>All of its memory, MiB.</summary>
    public int MemoryMiB { get; private init; }

    /// <summary>Those asked for that are there.</summary>
    public IReadOnlySet<string> Programs { get; private init; } = new HashSet<string>();

    /// <summary>Those asked for that are there.</summary>
    public IReadOnlySet<string> Devices { get; private init; } = new HashSet<string>();

    /// <summary>Network interfaces asked for that are there.</summary>
    public IReadOnlySet<string> Interfaces { get; private init; } = new HashSet<string>();

    /// <summary>Free space where each path is or would be, MiB.</summary>
    public IReadOnlyDictionary<string, int> FreeMiB { get; private init; } = new Dictionary<string, int>();

    /// <summary>systemd runs it.</summary>
    public bool HasSystemd { get; private init; }

    /// <summary>It has a user `stack` that Undercast did not make.</summary>
    public bool HasForeignStack { get; private init; }

    public IReadOnlyList<HostRoute> Routes { get; private init; } = [];

    /// <summary>libvirt's domains of the names asked for, and the lab that each is marked with; empty if with none.</summary>
    public IReadOnlyDictionary<string, string> Domains { get; private init; } = new Dictionary<string, string>();

    /// <summary>As <see cref="Domains"/>.</summary>
    public IReadOnlyDictionary<string, string> Networks { get; private init; } = new Dictionary<string, string>();

    /// <summary>Asks a machine.</summary>
    /// <exception cref="HostException">It cannot be asked.</exception>
    public static async Task<HostSurvey> AskAsync(ICommandRunner host, SurveyQuestion question, CancellationToken cancel)
    {
        string[] words =
        [
            .. new[] { question.Programs, question.Devices, question.Paths, question.Domains, question.Networks, question.Interfaces }
                .Select(list => string.Join(' ', list)),
        ];
        return Read((await host.RunAsync(new Command("sh", ["-c", Script, "sh", .. words]), cancel)).Output);
    }

    /// <summary>Reads what the script prints: a word, then its values. Lines that are none of its own are passed over.</summary>
    internal static HostSurvey Read(string output)
    {
        var lines = output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1)
            .ToLookup(words => words[0], words => words[1..]);
        return new HostSurvey
        {
            User = Number(lines["user"]) ?? -1,
            MemoryMiB = (Number(lines["memory"]) ?? 0) / 1024,
            Programs = Set(lines["program"]),
            Devices = Set(lines["device"]),
            Interfaces = Set(lines["interface"]),
            FreeMiB = lines["space"].Where(words => words.Length > 1).GroupBy(words => words[1])
                .ToDictionary(path => path.Key, path => (int)Math.Min(int.MaxValue, (Whole(path.First()[0]) ?? 0) / 1024)),
            HasSystemd = lines["systemd"].Any(),
            HasForeignStack = lines["stack"].Any(words => words[0] == "foreign"),
            Routes = [.. lines["route"].Select(Route).OfType<HostRoute>()],
            Domains = Marks(lines["domain"]),
            Networks = Marks(lines["network"]),
        };
    }

    private static HostRoute? Route(string[] words)
    {
        var device = Array.IndexOf(words, "dev");
        var network = words[0].Contains('/', StringComparison.Ordinal) ? words[0] : $"{words[0]}/32";
        return device >= 0 && device + 1 < words.Length && IPNetwork.TryParse(network, out var parsed) ? new HostRoute(parsed, words[device + 1]) : null;
    }

    private static HashSet<string> Set(IEnumerable<string[]> lines) => [.. lines.Select(words => words[0])];

    private static Dictionary<string, string> Marks(IEnumerable<string[]> lines) =>
        lines.GroupBy(words => words[0]).ToDictionary(name => name.Key, name => name.First().ElementAtOrDefault(1) ?? "");

    private static int? Number(IEnumerable<string[]> lines) => lines.Select(words => Whole(words[0])).FirstOrDefault() is { } number and <= int.MaxValue ? (int)number : null;

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What a survey asks after: programs, devices, paths, and names that a lab wants for itself.</summary>
internal sealed record SurveyQuestion
{
    public IReadOnlyList<string> Programs { get; init; } = [];

    public IReadOnlyList<string> Devices { get; init; } = [];

    public IReadOnlyList<string> Paths { get; init; } = [];

    public IReadOnlyList<string> Domains { get; init; } = [];

    public IReadOnlyList<string> Networks { get; init; } = [];

    public IReadOnlyList<string> Interfaces { get; init; } = [];
}
