using Undercast.OpenStack;
using Undercast.OpenStack.Http;

namespace Undercast.Cloud;

/// <summary>How the cloud is, as its public API tells it.</summary>
/// <param name="Faults">What is wrong, a sentence each; none: every service answers and its daemons are up.</param>
/// <param name="Down">The daemons among them that reported once and do no more.</param>
internal sealed record CloudHealth(IReadOnlyList<string> Faults, IReadOnlyList<CloudDaemon> Down)
{
    private const string Up = "up";

    public static async Task<CloudHealth> AskAsync(OpenStackCloud cloud, CancellationToken cancel)
    {
        // Without a token nothing can be asked, and each question would find that out anew.
        if (await OfAsync("keystone", async () => Answers((await cloud.TokenAsync(cancel)).Catalog)) is { Count: > 0 } closed)
        {
            return new(closed, []);
        }

        List<CloudDaemon> down = [];
        var answers = await Task.WhenAll(
            OfAsync("nova", async () => Reported("nova-compute", (await cloud.Compute.Daemons.ListAsync(cancel)).Select(it => (new CloudDaemon(it.Binary, it.Host), it.State == Up)), down)),
            OfAsync("nova", () => UnmappedAsync(cloud, cancel)),
            OfAsync("neutron", async () => Reported("ovn-controller", (await cloud.Network.Agents.ListAsync(cancel)).Select(it => (new CloudDaemon(it.Binary ?? it.AgentType, it.Host), it.Alive)), down)),
            OfAsync("cinder", async () => Reported("cinder-volume", (await cloud.BlockStorage.Daemons.ListAsync(cancel)).Select(it => (new CloudDaemon(it.Binary, it.Host), it.State == Up)), down)),
            OfAsync("manila", async () => Reported("manila-share", (await cloud.SharedFileSystem.Daemons.ListAsync(cancel)).Select(it => (new CloudDaemon(it.Binary, it.Host), it.State == Up)), down)),
            OfAsync("glance", async () => Answers(await cloud.Image.Images.ListAsync(cancel))),
            OfAsync("swift", async () => Answers(await cloud.ObjectStore.Containers.ListAsync(cancel))));
        return new([.. answers.SelectMany(faults => faults).Order(StringComparer.Ordinal)], [.. down]);
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
    private static IReadOnlyList<string> Reported(string worker, IEnumerable<(CloudDaemon Daemon, bool Up)> daemons, List<CloudDaemon> down)
    {
        var all = daemons.ToList();
        var silent = all.Where(it => !it.Up).Select(it => it.Daemon).ToList();
        lock (down)
        {
            down.AddRange(silent);
        }

        return
        [
            .. silent.Select(it => $"{it.Binary} on {it.Host} is down"),
            .. all.Any(it => it.Daemon.Binary == worker) ? Array.Empty<string>() : [$"no {worker} has reported yet"],
        ];
    }
}

/// <summary>A daemon of the cloud.</summary>
/// <param name="Binary">Its program, which is also the name of its container.</param>
/// <param name="Host">As it reports itself: the machine, and for storage @ and the back end.</param>
internal sealed record CloudDaemon(string Binary, string Host)
{
    /// <summary>The machine's name, or <see cref="Services.Catalog.Oslo.HostGroup"/>.</summary>
    public string Machine => Host.Split('@')[0];
}
