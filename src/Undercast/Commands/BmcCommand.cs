using System.CommandLine;
using System.Net;
using Undercast.Hosts;
using Undercast.Machines;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast bmc serve`: the virtual BMC daemon, run by its systemd unit on the Hypervisor.</summary>
internal static class BmcCommand
{
    public static Command Create()
    {
        var address = new Option<string>("--address") { Description = "the address to listen on", Required = true, HelpName = "IP" };
        var serve = new Command("serve", "answer IPMI and Redfish for every machine on this Hypervisor") { address };
        serve.SetAction(async (parsed, cancel) =>
        {
            await new BmcDaemon(IPAddress.Parse(parsed.GetRequiredValue(address)), new LocalCommandRunner(TimeProvider.System), TimeProvider.System).RunAsync(cancel);
            return ExitCodes.Done;
        });
        return new Command("bmc", "the virtual BMC") { serve };
    }
}
