using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Undercast.Bmc;
using Undercast.Bmc.Fake;
using Undercast.Hosts;

namespace Undercast.MachineTests.Bmc;

/// <summary>
/// A BMC with a machine that only remembers, and the clients that others wrote, as their packages install them. What a client is said to
/// have done is asked of the machine, not of the client.
/// </summary>
internal sealed class BmcClient : IAsyncDisposable
{
    public const string Password = "s3cret-of-a-test";
    private static readonly LocalCommandRunner Local = new(TimeProvider.System);

    private readonly BmcServer server;

    private BmcClient(BmcServer server, FakeMachine machine) => (this.server, Machine) = (server, machine);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public FakeMachine Machine { get; }

    public IPEndPoint Ipmi => server.IpmiEndpoint(Machine.Uuid)!;

    public IPEndPoint Redfish => server.RedfishEndpoints[0];

    public string System => $"/redfish/v1/Systems/{Machine.Uuid}";

    public static async Task<BmcClient> StartAsync()
    {
        var loopback = new IPEndPoint(IPAddress.Loopback, 0);
        var server = await BmcServer.StartAsync(new BmcOptions { Https = loopback }, Cancel);
        var machine = new FakeMachine("node-0", Guid.NewGuid(), TimeProvider.System);
        await server.AddAsync(new BmcNode(machine, [new BmcUser("admin", Password)]) { Ipmi = new IPEndPoint(IPAddress.Loopback, LowPort()) }, Cancel);
        return new BmcClient(server, machine);
    }

    /// <summary>Power and boot settings, as the machine has them.</summary>
    public async Task<(PowerState Power, BootTarget Target, BootOverride Override)> StateAsync()
    {
        var state = await Machine.ReadAsync(Cancel);
        return (state.Power, state.Boot.Target, state.Boot.Override);
    }

    /// <summary>ipmitool over RMCP+ with a cipher suite (3, 17).</summary>
    public Task<string> IpmitoolAsync(string suite, params string[] words) => RunAsync(
        "ipmitool", ["-I", "lanplus", "-H", "127.0.0.1", "-p", Port(Ipmi), "-U", "admin", "-E", "-C", suite, "-L", "ADMINISTRATOR", "-R", "1", "-N", "5", .. words]);

    /// <summary>One of FreeIPMI's programs.</summary>
    public Task<string> FreeIpmiAsync(string program, params string[] words) => RunAsync(
        program, ["-h", $"127.0.0.1:{Port(Ipmi)}", "-u", "admin", "-p", Password, "-D", "LAN_2_0", .. words]);

    /// <summary>A fence agent, with its answer on standard output.</summary>
    public static Task<string> FenceAsync(string agent, params string[] words) => RunAsync(agent, ["-a", "127.0.0.1", "-l", "admin", "-p", Password, .. words]);

    /// <summary>redfishtool, with Basic credentials or with a session.</summary>
    public Task<string> RedfishtoolAsync(string authentication, params string[] words) =>
        RunAsync("redfishtool", ["-r", Redfish.ToString(), "-u", "admin", "-p", Password, "-S", "Always", "-A", authentication, .. words]);

    /// <summary>A Python program over a client library; the BMC's addresses and password are its arguments.</summary>
    public Task<string> PythonAsync(string program) => RunAsync("/usr/bin/python3", ["-W", "ignore", "-c", program, Port(Ipmi), Redfish.ToString(), Password]);

    /// <summary>A free one below 32768: ipmiconsole takes no higher one.</summary>
    private static int LowPort()
    {
        while (true)
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Loopback, Random.Shared.Next(10_000, 30_000)));
                return ((IPEndPoint)probe.LocalEndPoint!).Port;
            }
            catch (SocketException)
            {
                // Taken: another.
            }
        }
    }

    public static string Port(IPEndPoint endpoint) => endpoint.Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Runs a client to its end; it must succeed.</summary>
    public static async Task<string> RunAsync(string program, params string[] words)
    {
        var command = new Command(program, words)
        {
            // The library `requests` prefers a bundle of the environment to what its caller says.
            Environment = new Dictionary<string, string?> { ["IPMI_PASSWORD"] = Password, ["REQUESTS_CA_BUNDLE"] = null, ["CURL_CA_BUNDLE"] = null, ["HOME"] = "/tmp" },
            Secrets = [Password],
            Timeout = TimeSpan.FromSeconds(60),
        };
        return (await Local.RunAsync(command, Cancel)).Output.Trim();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
