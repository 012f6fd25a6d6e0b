using Undercast.Hosts;
using Undercast.Hosts.Ssh;

// Starting the program beside /bin/true, and one command on the Hypervisor beside plain ssh through the same control socket.
// Usage: Undercast.CommandBench PROGRAM [LAB]; PROGRAM is the published one, LAB a lab directory whose Hypervisor runs.
const int rounds = 60;
var program = args.Length > 0 ? Path.GetFullPath(args[0]) : throw new ArgumentException("name the published program");
var clock = TimeProvider.System;
var host = new LocalCommandRunner(clock);

Console.WriteLine("| what | floor, ms | undercast, ms | ratio |\n|---|---|---|---|");
await CompareAsync("`undercast --version` / `true`", new Command("true"), new Command(program, "--version"));
if (args.Length > 1)
{
    var lab = Path.GetFullPath(args[1]);
    var config = Path.Combine(lab, "work/ssh_config");
    var hypervisor = new SshHost(host, config, new SshConfigHost("hypervisor", new SshTarget("root", "hypervisor")));
    await CompareAsync("one command of a run / `ssh -F ssh_config hypervisor true`", new Command("ssh", "-F", config, "hypervisor", "true"), new Command("true"), hypervisor);
    await CompareAsync(
        "`undercast ssh-hypervisor true` / `ssh -F ssh_config hypervisor true`",
        new Command("ssh", "-F", config, "hypervisor", "true"),
        new Command(program, "--lab", lab, "ssh-hypervisor", "true"));
    await CompareAsync(
        "`undercast status` / `ssh -F ssh_config hypervisor true`",
        new Command("ssh", "-F", config, "hypervisor", "true"),
        new Command(program, "--lab", lab, "status"));
    await CompareAsync(
        "`undercast status` / the same with a connection of its own (`-o ControlPath=none`)",
        new Command("ssh", "-F", config, "-o", "ControlPath=none", "hypervisor", "true"),
        new Command(program, "--lab", lab, "status"));
}

// In turn, so that a busy moment of the machine hits both.
async Task CompareAsync(string what, Command floor, Command ours, ICommandRunner? place = null)
{
    var (floors, times) = (new List<double>(), new List<double>());
    for (var round = 0; round < rounds; round++)
    {
        floors.Add((await host.RunAsync(floor, CancellationToken.None)).Elapsed.TotalMilliseconds);
        times.Add((await (place ?? host).RunAsync(ours, CancellationToken.None)).Elapsed.TotalMilliseconds);
    }

    Console.WriteLine($"| {what} | {Median(floors):F1} | {Median(times):F1} | {Median(times) / Median(floors):F2} |");
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
