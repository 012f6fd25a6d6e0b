using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Undercast.Bmc;
using Undercast.Hosts;
using Undercast.Machines.Consoles;

namespace Undercast.Machines;

/// <summary>
/// The virtual BMC of every machine on this Hypervisor, the consoles of its container machines, and a watch over the emulators of the others. Machines
/// that come, go and change are noticed within a second; one that cannot be served is told in the log and tried again, and the others are served all the same.
/// </summary>
internal sealed partial class BmcDaemon(IPAddress address, ICommandRunner host, TimeProvider clock, ILoggerFactory logs)
{
    public const int RedfishPort = 8000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ILogger log = logs.CreateLogger<BmcDaemon>();
    private readonly Dictionary<string, (Guid Uuid, (DateTime, DateTime) Stamp)> served = [];
    private readonly Dictionary<string, string> refused = [];
    private readonly Dictionary<string, (DateTime Stamp, bool IsContainer)> kinds = [];

    /// <summary>Serves until it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var consoles = new ConsoleBoard();
        var machines = new MachineOpener(host, clock, consoles);
        using var certificate = BmcCertificate.Load(address, clock);
        var options = new BmcOptions
        {
            Https = new IPEndPoint(address, RedfishPort),
            Certificate = certificate,
            ServiceUuid = BmcCertificate.Identity(certificate),
            Clock = clock,
            Log = logs,
        };
        await using var server = await BmcServer.StartAsync(options, cancel);
        var watch = new EmulatorWatch(machines.Domains, clock, log).RunAsync(cancel);
        using var timer = new PeriodicTimer(Interval, clock);
        var isReady = false;
        do
        {
            var known = MachineFiles.All().ToList();
            consoles.Serve([.. known.Where(IsContainer).Select(files => files.Name)]);
            await ServeAsync(server, machines, [.. known.Concat(MachineFiles.All(FileNames.AdoptedDirectory)).Where(files => files.HasBmc)], cancel);
            if (!isReady)
            {
                DescriptorStore.Ready();
                isReady = true;
            }
        }
        while (!watch.IsFaulted && await timer.WaitForNextTickAsync(cancel));

        await watch;
    }

    /// <summary>Asked each second, of each machine: its definition is read again when it has changed.</summary>
    private bool IsContainer(MachineFiles files)
    {
        var stamp = files.Stamp.Definition;
        if (!kinds.TryGetValue(files.Name, out var known) || known.Stamp != stamp)
        {
            kinds[files.Name] = known = (stamp, files.Definition().Kind == MachineKind.Container);
        }

        return known.IsContainer;
    }

    private async Task ServeAsync(BmcServer server, MachineOpener machines, IReadOnlyList<MachineFiles> wanted, CancellationToken cancel)
    {
        var stamps = wanted.ToDictionary(files => files.Folder, files => files.Stamp);
        foreach (var (folder, node) in served.Where(pair => !stamps.TryGetValue(pair.Key, out var stamp) || stamp != pair.Value.Stamp).ToList())
        {
            await server.RemoveAsync(node.Uuid);
            served.Remove(folder);
        }

        foreach (var files in wanted.Where(files => !served.ContainsKey(files.Folder)))
        {
            try
            {
                var machine = machines.Open(files);
                var access = files.Bmc()!;
                var own = access.Address is { } text ? IPAddress.Parse(text) : null;
                var node = new BmcNode(machine, [new BmcUser(access.User, access.Password)])
                {
                    Ipmi = new IPEndPoint(own ?? address, access.IpmiPort),
                    Redfish = own is null ? null : new IPEndPoint(own, BmcAccess.StandardRedfishPort),
                };
                await server.AddAsync(node, cancel);
                served[files.Folder] = (machine.Uuid, stamps[files.Folder]);
                refused.Remove(files.Folder);
            }
            catch (Exception fault) when (fault is SocketException or ArgumentException or JsonException or IOException)
            {
                // Said once, not each second.
                if (refused.GetValueOrDefault(files.Folder) != fault.Message)
                {
                    refused[files.Folder] = fault.Message;
                    LogRefused(log, files.Name, fault.Message);
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "the BMC of machine '{Machine}' cannot be served: {Why}")]
    private static partial void LogRefused(ILogger log, string machine, string why);
}
