using System.Globalization;
using Undercast.BmcBench;

// The BMC as `undercast bmc fake` serves it: start, memory, IPMI in an open session, Redfish kept alive and by new connections.
// Usage: Undercast.BmcBench PROGRAM [IPMI-PORT PROCESS-ID]; PROGRAM is the published one. With a port, IPMI of that server (user admin,
// password password: virtualbmc, ipmi_sim) is measured beside it. Needs ipmitool and wrk; uses UDP 6230 and up and TCP 8000 of 127.0.0.1.
var program = args.Length > 0 ? Path.GetFullPath(args[0]) : throw new ArgumentException("name the published program");
Console.WriteLine("| what | measured |\n|---|---|");
foreach (var count in (int[])[1, 50, 1000])
{
    await using var fleet = await Fleet.StartAsync(program, count, http: false);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {count} nodes: start to the first answer of the last one | {fleet.Started.TotalMilliseconds:F0} ms |"));
    var idle = fleet.Processor;
    await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {count} nodes: memory (PSS), idle processor | {fleet.MemoryMiB:F0} MiB, {(fleet.Processor - idle).TotalSeconds * 10:F2} % of one |"));
}

await using (var fleet = await Fleet.StartAsync(program, 50, http: false))
{
    var ours = new IpmiBench(Fleet.IpmiPort, fleet.Password, fleet.ProcessId);
    await ours.RunAsync("undercast", ["17", "3"]);
    if (args.Length > 2)
    {
        await new IpmiBench(int.Parse(args[1], CultureInfo.InvariantCulture), "password", int.Parse(args[2], CultureInfo.InvariantCulture)).RunAsync("the other", ["3"]);
    }

    await IpmiBench.FleetAsync(fleet.Password, 50);
    await RedfishBench.ConnectionsAsync(fleet);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| memory (PSS) after all that | {fleet.MemoryMiB:F0} MiB |"));
}

foreach (var http in (bool[])[true, false])
{
#pragma warning disable CA2000 // It is disposed at the end of each round.
    await using var fleet = await Fleet.StartAsync(program, 50, http);
#pragma warning restore CA2000
    await RedfishBench.KeptAliveAsync(fleet);
}
