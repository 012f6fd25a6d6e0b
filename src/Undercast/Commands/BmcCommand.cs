using System.CommandLine;
using System.Net;
using Undercast.Hosts;
using Undercast.Machines;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast bmc serve|fake`: the virtual BMC daemon, run by its systemd unit on the Hypervisor; and one for trying it.</summary>
internal static class BmcCommand
{
    public static Command Create() => new("bmc", "the virtual BMC") { Serve(), Fake() };

    private static Option<IPAddress> Address() => new("--address")
    {
        Description = "the address to listen on",
        Required = true,
        HelpName = "IP",
        CustomParser = result => IPAddress.TryParse(result.Tokens[0].Value, out var address) ? address : Refuse(result),
    };

    private static IPAddress Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--address: '{result.Tokens[0].Value}' is not an IP address, like 192.168.24.254");
        return IPAddress.None;
    }

    private static Command Serve()
    {
        var address = Address();
        var serve = new Command("serve", "answer IPMI and Redfish for every machine on this Hypervisor") { address };
        serve.SetAction(async (parsed, cancel) =>
        {
            await new BmcDaemon(parsed.GetRequiredValue(address), new LocalCommandRunner(TimeProvider.System), TimeProvider.System).RunAsync(cancel);
            return ExitCodes.Done;
        });
        return serve;
    }

    private static Command Fake()
    {
        var address = Address();
        var count = new Option<int>("--count") { Description = "how many machines", DefaultValueFactory = _ => 1, HelpName = "N" };
        var password = new Option<FileInfo>("--password-file") { Description = "a file with the password of the user 'admin'", Required = true, HelpName = "FILE" };
        var http = new Option<bool>("--http") { Description = "Redfish without TLS" };
        var fake = new Command("fake", "answer for machines that only remember what they were told: for trying clients, and for measuring")
        {
            address, count, password, http,
        };
        fake.SetAction(async (parsed, cancel) =>
        {
            var secret = (await File.ReadAllTextAsync(parsed.GetRequiredValue(password).FullName, cancel)).Trim();
            var fleet = new FakeFleet(parsed.GetRequiredValue(address), parsed.GetValue(count), new BmcAccess("admin", secret, FakeFleet.FirstIpmiPort), TimeProvider.System);
            await fleet.RunAsync(parsed.GetValue(http), cancel);
            return ExitCodes.Done;
        });
        return fake;
    }
}
