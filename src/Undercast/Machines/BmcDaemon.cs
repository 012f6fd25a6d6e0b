using System.Net;
using Undercast.Bmc;
using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>The virtual BMC of every machine on this Hypervisor. Machines that come and go are noticed.</summary>
internal sealed class BmcDaemon(IPAddress address, ICommandRunner host, TimeProvider clock)
{
    public const int RedfishPort = 8000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly MachineSet machines = new(host, clock);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var server = await BmcServer.StartAsync(new BmcOptions { Https = new IPEndPoint(address, RedfishPort), Clock = clock }, cancel);
        using var timer = new PeriodicTimer(Interval, clock);
        var served = new Dictionary<string, (Guid Uuid, BmcAccess Access)>();
        do
        {
            var wanted = MachineFiles.All().Where(files => files.Bmc() is not null).ToDictionary(files => files.Name);
            foreach (var (name, (uuid, access)) in served.ToList())
            {
                if (!wanted.TryGetValue(name, out var files) || files.Bmc() != access || files.Definition().Uuid != uuid)
                {
                    await server.RemoveAsync(uuid);
                    served.Remove(name);
                }
            }

            foreach (var (name, files) in wanted.Where(pair => !served.ContainsKey(pair.Key)))
            {
                var machine = machines.Open(files);
                var access = files.Bmc()!;
                await server.AddAsync(new BmcNode(machine, [new BmcUser(access.User, access.Password)]) { Ipmi = new IPEndPoint(address, access.IpmiPort) }, cancel);
                served[name] = (machine.Uuid, access);
            }
        }
        while (await timer.WaitForNextTickAsync(cancel));
    }
}
