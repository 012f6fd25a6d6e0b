using System.Net;
using Undercast.Bmc;
using Undercast.Bmc.Fake;

namespace Undercast.Machines;

/// <summary>BMCs of machines that only remember: IPMI at 6230 and up, Redfish at 8000, machines node-0 and up with ids that stay the same.</summary>
internal sealed class FakeFleet(IPAddress address, int count, BmcAccess access, TimeProvider clock)
{
    public const int FirstIpmiPort = 6230;

    /// <summary>Serves until it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public async Task RunAsync(bool http, CancellationToken cancel)
    {
        var redfish = new IPEndPoint(address, BmcDaemon.RedfishPort);
        await using var server = await BmcServer.StartAsync(new BmcOptions { Https = http ? null : redfish, Http = http ? redfish : null, Clock = clock }, cancel);
        for (var i = 0; i < count; i++)
        {
            var machine = new FakeMachine($"node-{i}", Id(i), clock);
            await server.AddAsync(new BmcNode(machine, [new BmcUser(access.User, access.Password)]) { Ipmi = new IPEndPoint(address, access.IpmiPort + i) }, cancel);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancel);
    }

    private static Guid Id(int number) => new(0x00C0FFEE, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number);
}
