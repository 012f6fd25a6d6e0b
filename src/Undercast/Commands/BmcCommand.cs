using System.CommandLine;
using System.Net;
using Microsoft.Extensions.Logging.Console;
using Undercast.Hosts;
using Undercast.Machines;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast bmc`: which BMCs there are, BMCs for libvirt domains of one's own, and the daemon that serves them all.</summary>
internal static class BmcCommand
{
    public static Command Create() =>
        new("bmc", "the virtual BMCs: IPMI and Redfish for every machine") { BmcAccessCommands.List(), BmcAccessCommands.Add(), BmcAccessCommands.Remove(), Install(), Serve(), Fake() };

    /// <summary>
    /// Packets are taken on the thread that learns of them: a third of the processor time of handing each to another. It must be said
    /// before the process's first socket, and fits this process alone, whose handlers wait for nothing on that thread.
    /// </summary>
    private static void TakePacketsAtOnce() => Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

    /// <summary>An option that takes an IP address, or says that it is none.</summary>
    public static Option<IPAddress> Address(string description) => new("--address")
    {
        Description = description,
        HelpName = "IP",
        CustomParser = result => IPAddress.TryParse(result.Tokens[0].Value, out var address) ? address : Refuse(result),
    };

    private static IPAddress Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--address: '{result.Tokens[0].Value}' is not an IP address, like 192.168.24.254");
        return IPAddress.None;
    }

    private static Option<IPAddress> Listen()
    {
        var address = Address("the address to listen on");
        address.Required = true;
        return address;
    }

    private static Command Install()
    {
        var address = Listen();
        var install = new Command("install", "keep the daemon running on this machine as a systemd unit, without a lab") { address };
        install.SetAction(async (parsed, cancel) =>
        {
            var installation = new BmcInstallation(new LocalCommandRunner(TimeProvider.System));
            foreach (var change in await installation.EnsureAsync(parsed.GetRequiredValue(address).ToString(), dryRun: false, cancel))
            {
                Console.WriteLine(change);
            }

            return ExitCodes.Done;
        });
        return install;
    }

    private static Command Serve()
    {
        var address = Listen();
        var serve = new Command("serve", "answer IPMI and Redfish for every machine on this Hypervisor; what the unit runs") { address };
        serve.SetAction(async (parsed, cancel) =>
        {
            TakePacketsAtOnce();
            using var log = LoggerFactory.Create(builder => builder
                .AddConsole(options => options.FormatterName = ConsoleFormatterNames.Systemd)
                .AddFilter("Microsoft", LogLevel.Warning));
            await new BmcDaemon(parsed.GetRequiredValue(address), new LocalCommandRunner(TimeProvider.System), TimeProvider.System, log).RunAsync(cancel);
            return ExitCodes.Done;
        });
        return serve;
    }

    private static Command Fake()
    {
        var address = Listen();
        var count = new Option<int>("--count") { Description = "how many machines", DefaultValueFactory = _ => 1, HelpName = "N" };
        var password = new Option<FileInfo>("--password-file") { Description = "a file with the password of the user 'admin'", Required = true, HelpName = "FILE" };
        var http = new Option<bool>("--http") { Description = "Redfish without TLS" };
        var fake = new Command("fake", "answer for machines that only remember what they were told: for trying clients, and for measuring")
        {
            address, count, password, http,
        };
        fake.SetAction(async (parsed, cancel) =>
        {
            TakePacketsAtOnce();
            var secret = (await File.ReadAllTextAsync(parsed.GetRequiredValue(password).FullName, cancel)).Trim();
            var fleet = new FakeFleet(parsed.GetRequiredValue(address), parsed.GetValue(count), new BmcAccess("admin", secret, FakeFleet.FirstIpmiPort), TimeProvider.System);
            await fleet.RunAsync(parsed.GetValue(http), cancel);
            return ExitCodes.Done;
        });
        return fake;
    }
}
