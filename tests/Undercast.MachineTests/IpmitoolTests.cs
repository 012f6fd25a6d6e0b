using System.Globalization;
using System.Net;
using Undercast.Bmc;
using Undercast.Hosts;

namespace Undercast.MachineTests;

/// <summary>The virtual BMC, driven by the real ipmitool over UDP.</summary>
public sealed class IpmitoolTests
{
    private const string Password = "s3cret-and-long";
    private static readonly LocalCommandRunner Local = new(TimeProvider.System);

    [Theory(Timeout = 120_000)]
    [InlineData("3")]
    [InlineData("17")]
    public async Task Power_and_boot_device_are_set_and_read_back(string cipherSuite)
    {
        await using var server = await BmcServer.StartAsync(new BmcOptions(), TestContext.Current.CancellationToken);
        var machine = new MemoryMachine();
        await server.AddAsync(new BmcNode(machine, [new BmcUser("admin", Password)]) { Ipmi = new IPEndPoint(IPAddress.Loopback, 0) }, TestContext.Current.CancellationToken);
        var port = server.IpmiEndpoint(machine.Uuid)!.Port;

        Assert.Equal("Chassis Power is off", await AskAsync(port, cipherSuite, "power", "status"));
        await AskAsync(port, cipherSuite, "power", "on");
        Assert.Equal("Chassis Power is on", await AskAsync(port, cipherSuite, "power", "status"));
        await AskAsync(port, cipherSuite, "chassis", "bootdev", "pxe", "options=persistent");
        var device = await AskAsync(port, cipherSuite, "chassis", "bootparam", "get", "5");
        Assert.Contains("Force PXE", device, StringComparison.Ordinal);
        Assert.Contains("all future boots", device, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_wrong_password_is_refused_and_answered()
    {
        await using var server = await BmcServer.StartAsync(new BmcOptions(), TestContext.Current.CancellationToken);
        var machine = new MemoryMachine();
        await server.AddAsync(new BmcNode(machine, [new BmcUser("admin", "another-password")]) { Ipmi = new IPEndPoint(IPAddress.Loopback, 0) }, TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => AskAsync(server.IpmiEndpoint(machine.Uuid)!.Port, "17", "-v", "power", "status"));

        // Only an answer lets the client say so; silence would be a time-out.
        Assert.Contains("RAKP", failure.Error + failure.Output, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(int port, string cipherSuite, params string[] words)
    {
        string[] session = ["-I", "lanplus", "-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-U", "admin", "-C", cipherSuite, "-L", "ADMINISTRATOR", "-R", "1", "-N", "5", "-E"];
        var answer = await Local.RunAsync(
            new Command("ipmitool", [.. session, .. words]) { Environment = new Dictionary<string, string?> { ["IPMI_PASSWORD"] = Password } },
            TestContext.Current.CancellationToken);
        return answer.Output.Trim();
    }
}
