using System.Text.Json;
using Undercast.Hosts;

namespace Undercast.LabTests;

/// <summary>A BMC of a lab, used by clients in the Hypervisor's network, as the undercloud would.</summary>
internal sealed class LabBmc(JsonElement entry, string networkPid)
{
    private static readonly LocalCommandRunner Local = new(TimeProvider.System);

    public string Machine => entry.GetProperty("machine").GetString()!;

    public int Port => entry.GetProperty("ipmiPort").GetInt32();

    private string Password => entry.GetProperty("password").GetString()!;

    /// <summary>The BMCs that `undercast bmc list` shows, by machine.</summary>
    public static async Task<Dictionary<string, LabBmc>> AllAsync(UndercastProgram undercast, string labDirectory)
    {
        var hypervisor = (await File.ReadAllTextAsync(Path.Combine(labDirectory, "work/hypervisor/pid"), TestContext.Current.CancellationToken)).Trim();
        var inside = (await UndercastProgram.LookAsync("pgrep", "--parent", hypervisor)).Split('\n')[0];
        var listed = JsonSerializer.Deserialize<JsonElement>((await undercast.RunAsync("bmc", "list", "--json", "--passwords")).Output);
        return listed.EnumerateArray().Select(one => new LabBmc(one, inside)).ToDictionary(bmc => bmc.Machine);
    }

    /// <summary>ipmitool; it must succeed.</summary>
    public Task<string> IpmiAsync(string suite, params string[] words) => InsideAsync("ipmitool", [.. Session(suite), .. words]);

    /// <summary>A Redfish request below the system; the status, then the body.</summary>
    public async Task<(string Status, string Body)> RedfishAsync(string method, string path, string? json = null)
    {
        List<string> words = ["--silent", "--insecure", "--user", $"admin:{Password}", "--request", method, "--write-out", "\n%{http_code}", entry.GetProperty("redfish").GetString() + path];
        if (json is not null)
        {
            words.AddRange(["--header", "Content-Type: application/json", "--data", json]);
        }

        var said = (await InsideAsync("curl", [.. words])).Split('\n');
        return (said[^1], string.Join('\n', said[..^1]));
    }

    /// <summary>What the console says while some text is typed at it.</summary>
    public Task<string> ConsoleAsync(string typed) => InsideAsync(
        "sh", "-c", $"(sleep 3; printf '{typed}'; sleep 4; printf '\\r~.'; sleep 1) | script --quiet --flush --command '{new Command("ipmitool", [.. Session("17"), "sol", "activate"])}' /dev/null");

    private string[] Session(string suite) =>
    [
        "-I", "lanplus", "-H", entry.GetProperty("address").GetString()!, "-p", entry.GetProperty("ipmiPort").GetRawText(), "-U", "admin", "-E", "-C", suite, "-R", "1", "-N", "5",
    ];

    private async Task<string> InsideAsync(string program, params string[] words)
    {
        var command = new Command("nsenter", ["--target", networkPid, "--net", program, .. words])
        {
            Environment = new Dictionary<string, string?> { ["IPMI_PASSWORD"] = Password },
            Secrets = [Password],
            Timeout = TimeSpan.FromSeconds(60),
        };
        return (await Local.RunAsync(command, TestContext.Current.CancellationToken)).Output.Trim();
    }
}
