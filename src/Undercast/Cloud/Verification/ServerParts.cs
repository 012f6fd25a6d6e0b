using System.Globalization;
using System.Text.RegularExpressions;
using Undercast.Hosts;
using Undercast.Images.Recipes;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Nova;
using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>A server, its console, its floating IP.</summary>
internal sealed partial class ServerParts(UsedCloud used)
{
    public const string Server = "server", Console = "console", FloatingAddress = "floating-address";

    public IReadOnlyList<VerificationPart> All =>
    [
        new(Server, "a server boots from the image", BootAsync),
        new(Console, "its console says that it is ready", ReadConsoleAsync, Server),
        new(FloatingAddress, "its floating IP answers ping from outside", PingAsync, Console),
    ];

    private async Task BootAsync(StepContext context, CancellationToken cancel)
    {
        var servers = used.Api.Compute.Servers;
        var server = await servers.CreateAsync(
            new ServerRequest
            {
                Name = UsedCloud.Prefix,
                FlavorRef = (await used.Api.Compute.Flavors.FindAsync(CloudNames.SmallestFlavor, cancel) ?? throw Missing("flavor", CloudNames.SmallestFlavor)).Id,
                ImageRef = (await used.Api.Image.Images.FindAsync(CloudNames.Image, cancel) ?? throw Missing("image", CloudNames.Image)).Id,
                Networks = [new ServerNetwork((await used.Api.Network.Networks.FindAsync(CloudNames.Private, cancel) ?? throw Missing("network", CloudNames.Private)).Id)],
            },
            cancel);
        try
        {
            await StateWait.UntilAsync(
                context,
                "the server",
                // While it is being built, what is done to it tells more.
                async stop => await servers.GetAsync(server.Id, stop) switch { { Status: "BUILD", TaskState: { } task } => task, var now => now.Status },
                ["ACTIVE"],
                _ => ServerFailure.DescribeAsync(used.Api, server.Id, "nova could not start the server", cancel),
                cancel);
        }
        catch (WaitTimedOutException late)
        {
            throw new StepFailedException(await ServerFailure.DescribeAsync(used.Api, server.Id, late.Message, cancel), late);
        }

        used.ServerId = server.Id;
        context.Say($"active on {(await servers.GetAsync(server.Id, cancel)).Host}");
    }

    private async Task ReadConsoleAsync(StepContext context, CancellationToken cancel)
    {
        var console = "";
        await used.WaitForConsoleAsync(context, "ready at", text => (console = text).Contains($"{VerificationImage.ConsoleMark}ready at", StringComparison.Ordinal), cancel);
        if (console.Contains($"{VerificationImage.ConsoleMark}metadata hostname none", StringComparison.Ordinal))
        {
            throw new StepFailedException(await ServerFailure.DescribeAsync(used.Api, used.ServerId!, "the guest got no answer from the metadata service", cancel));
        }

        context.Say(Ready().Match(console).Value);
    }

    private async Task PingAsync(StepContext context, CancellationToken cancel)
    {
        var network = await used.Api.Network.Networks.FindAsync(CloudNames.Public, cancel) ?? throw Missing("network", CloudNames.Public);
        var ports = await used.Api.Network.Ports.ListAsync(Query.Where("device_id", used.ServerId!), cancel);
        var floating = await used.Api.Network.FloatingIps.CreateAsync(
            new() { FloatingNetworkId = network.Id, PortId = ports[0].Id, Description = UsedCloud.Prefix }, cancel);
        var address = floating.FloatingIpAddress;
        var round = "";
        try
        {
            await context.WaitAsync(
                new Wait($"ping of {address}")
                {
                    Probe = async stop =>
                    {
                        var answer = await used.Host.RunAsync(new Command("ping", "-n", "-c", "1", "-W", "5", address) { AllowFailure = true }, stop);
                        round = RoundTrip().Match(answer.Output).Groups[1].Value;
                        return answer.Succeeded ? new ProbeResult.Ready() : new ProbeResult.NotYet("no answer");
                    },
                    // Seen on emulated machines: a minute until there is the address, 0.8 s for an answer; and OVN has work before the first.
                    Limit = TimeSpan.FromMinutes(5),
                },
                cancel);
        }
        catch (WaitTimedOutException late)
        {
            var failure = await ServerFailure.DescribeAsync(used.Api, used.ServerId!, $"the server's floating IP {address} did not answer ping", cancel);
            throw new StepFailedException(
                failure with
                {
                    Command = $"ping -n -c 1 -W 5 {address}",
                    Cause = "the router's gateway on the controller, the bridge br-ex there, or the security group",
                    Cure = "on the controller: `sudo podman exec ovn-controller ovs-vsctl show`; the router's port must be bound: `lab/openstack port list --router router --long`",
                },
                late);
        }

        context.Say(string.Create(CultureInfo.InvariantCulture, $"{address} answers in {round} ms"));
    }

    private static StepFailedException Missing(string kind, string name) =>
        new(new Failure($"the cloud has no {kind} '{name}'") { Cure = "run `./undercast configure-overcloud`" });

    [GeneratedRegex("undercast: ready at [0-9.]+ s", RegexOptions.CultureInvariant)]
    private static partial Regex Ready();

    [GeneratedRegex("time=([0-9.]+) ms", RegexOptions.CultureInvariant)]
    private static partial Regex RoundTrip();
}
