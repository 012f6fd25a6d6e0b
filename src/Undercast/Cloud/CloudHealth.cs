using Undercast.OpenStack;
using Undercast.OpenStack.Http;

namespace Undercast.Cloud;

/// <summary>What is wrong with the cloud as its public API tells it, a sentence each; none: every service answers and its daemons are up.</summary>
internal sealed record CloudHealth(IReadOnlyList<string> Faults)
{
    private const string Up = "up";

    public static async Task<CloudHealth> AskAsync(OpenStackCloud cloud, CancellationToken cancel)
    {
        // Without a token nothing can be asked, and each question would find that out anew.
        if (await OfAsync("keystone", async () => Answers((await cloud.TokenAsync(cancel)).Catalog)) is { Count: > 0 } closed)
        {
            return new(closed);
        }

        var answers = await Task.WhenAll(
            OfAsync("nova", async () => Down("nova-compute", [.. (await cloud.Compute.Daemons.ListAsync(cancel)).Select(it => (it.Binary, it.Host, it.State == Up))])),
            OfAsync("nova", () => UnmappedAsync(cloud, cancel)),
            OfAsync("neutron", async () => Down("ovn-controller", [.. (await cloud.Network.Agents.ListAsync(cancel)).Select(it => (it.Binary ?? it.AgentType, it.Host, it.Alive))])),
            OfAsync("cinder", async () => Down("cinder-volume", [.. (await cloud.BlockStorage.Daemons.ListAsync(cancel)).Select(it => (it.Binary, it.Host, it.State == Up))])),
            OfAsync("manila", async () => Down("manila-share", [.. (await cloud.SharedFileSystem.Daemons.ListAsync(cancel)).Select(it => (it.Binary, it.Host, it.State == Up))])),
            OfAsync("glance", async () => Answers(await cloud.Image.Images.ListAsync(cancel))),
            OfAsync("swift", async () => Answers(await cloud.ObjectStore.Containers.ListAsync(cancel))));
        return new([.. answers.SelectMany(faults => faults).Order(StringComparer.Ordinal)]);
    }

    // The scheduler takes new hosts in every few seconds; until then a server goes nowhere ("not mapped to any cell").
    private static async Task<IReadOnlyList<string>> UnmappedAsync(OpenStackCloud cloud, CancellationToken cancel)
    {
        var mapped = (await cloud.Compute.Hypervisors.ListAsync(cancel)).Select(hypervisor => hypervisor.HypervisorHostname).ToHashSet();
        return [.. (await cloud.Compute.Daemons.ListAsync(cancel)).Where(it => it.Binary == "nova-compute" && !mapped.Contains(it.Host)).Select(it => $"nova's scheduler does not know {it.Host} yet")];
    }

    private static async Task<IReadOnlyList<string>> OfAsync(string service, Func<Task<IReadOnlyList<string>>> ask)
    {
        try
        {
            return await ask();
        }
        catch (OpenStackException failed)
        {
            return [$"{service}: {failed.Message}"];
        }
    }

    private static IReadOnlyList<string> Answers<T>(IReadOnlyList<T> _) => [];

    // A daemon that never reported is in no list, so the one that does the work has to be in it.
    private static IReadOnlyList<string> Down(string worker, IReadOnlyList<(string Binary, string Host, bool Up)> daemons) =>
    [
        .. daemons.Where(it => !it.Up).Select(it => $"{it.Binary} on {it.Host} is down"),
        .. daemons.Any(it => it.Binary == worker) ? Array.Empty<string>() : [$"no {worker} has reported yet"],
    ];
}
