using Undercast.OpenStack;
using Undercast.OpenStack.Http;
using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>What went wrong with a server: its host, its fault, the tail of its console, and the likely cause.</summary>
internal static class ServerFailure
{
    private const int TailLines = 12;

    // What Nova says, or the console ends with, and what it came from each time that it was seen.
    private static readonly (string Sign, string Cause)[] Causes =
    [
        ("No valid host", "no nova-compute is up, or none has memory or disk left for the flavor"),
        ("Virtual Interface creation failed", "Neutron did not tell Nova that the port is ready: ovn-controller on the server's host is down, or Neutron cannot reach Nova"),
        ("MessagingTimeout", "nova-compute or RabbitMQ did not answer in time"),
        ("undercast: metadata hostname none", "neutron-ovn-metadata-agent on the server's host, or nova-metadata on the controller, does not answer"),
        ("undercast: address", "the guest has its address and waits for the metadata service"),
        ("undercast: started", "the guest runs and gets no address: ovn-controller on its host, or OVN's databases on the controller"),
    ];

    public static async Task<Failure> DescribeAsync(OpenStackCloud cloud, string id, string reason, CancellationToken cancel)
    {
        var server = await cloud.Compute.Servers.GetOrNullAsync(id, cancel);
        var console = await ConsoleAsync(cloud, id, cancel);
        var said = $"{server?.Fault?.Message}\n{server?.Fault?.Details}\n{console}";
        var cause = Array.Find(Causes, known => said.Contains(known.Sign, StringComparison.Ordinal)).Cause;
        return new Failure(server?.Fault?.Message is { } fault ? $"{reason}: {fault}" : reason)
        {
            Machine = server?.Host,
            LogTail = [.. console.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(TailLines)],
            Cause = cause ?? (console.Length == 0 ? "the guest printed nothing: qemu did not start it, or it is still loading" : null),
            Cure = server?.Host is { } host ? $"its emulator's log: `./undercast ssh-controller {host} sudo podman logs --tail 50 nova-compute`" : "where it should have gone: `lab/openstack hypervisor list`",
        };
    }

    public static async Task<string> ConsoleAsync(OpenStackCloud cloud, string id, CancellationToken cancel)
    {
        try
        {
            return await cloud.Compute.Servers.ConsoleLogAsync(id, 200, cancel);
        }
        catch (UnexpectedStatusException)
        {
            // A server that was never started has no console, and nova-compute may be too busy to read it.
            return "";
        }
    }
}
