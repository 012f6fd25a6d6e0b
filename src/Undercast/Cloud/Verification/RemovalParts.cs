using Undercast.OpenStack.Http;
using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>Takes away what `verify` made, in this run or an interrupted one before it: all that carries its name. Volumes wait for the server that holds them.</summary>
/// <param name="used">The cloud.</param>
/// <param name="when">Begins the parts' names: <c>before</c> or <c>after</c>.</param>
internal sealed class RemovalParts(UsedCloud used, string when)
{
    public IReadOnlyList<VerificationPart> All =>
    [
        Part("floating-addresses", FloatingAddressesAsync),
        Part("servers", ServersAsync, $"{when}-floating-addresses"),
        Part("volumes", VolumesAsync, $"{when}-servers"),
        Part("shares", SharesAsync),
        Part("objects", ObjectsAsync),
    ];

    private VerificationPart Part(string kind, Func<CancellationToken, Task<IReadOnlyList<Remain>>> find, params string[] needs) => new(
        $"{when}-{kind}", $"no {kind} of verify are left", async (context, cancel) => await RemoveAsync(context, kind, await find(cancel), cancel), needs)
    {
        NothingToDo = async cancel => (await find(cancel)).Count == 0,
    };

    private static async Task RemoveAsync(StepContext context, string kind, IReadOnlyList<Remain> remains, CancellationToken cancel)
    {
        foreach (var remain in remains)
        {
            await remain.RemoveAsync(context, cancel);
        }

        context.Say($"{remains.Count} removed");
    }

    private async Task<IReadOnlyList<Remain>> FloatingAddressesAsync(CancellationToken cancel) =>
    [
        .. (await used.Api.Network.FloatingIps.ListAsync(cancel)).Where(it => IsOurs(it.Description)).Select(it => new Remain(
            (_, stop) => used.Api.Network.FloatingIps.DeleteAsync(it.Id, stop))),
    ];

    private async Task<IReadOnlyList<Remain>> ServersAsync(CancellationToken cancel)
    {
        var servers = used.Api.Compute.Servers;
        return
        [
            .. (await servers.ListAsync(Query.Where("name", $"^{UsedCloud.Prefix}"), cancel)).Where(it => IsOurs(it.Name)).Select(it => new Remain(async (context, stop) =>
            {
                await servers.DeleteAsync(it.Id, stop);
                await StateWait.UntilGoneAsync(context, "the server", async look => (await servers.GetOrNullAsync(it.Id, look)) is { } left ? left.TaskState ?? left.Status : null, stop);
            })),
        ];
    }

    private async Task<IReadOnlyList<Remain>> VolumesAsync(CancellationToken cancel)
    {
        var volumes = used.Api.BlockStorage.Volumes;
        return
        [
            .. (await volumes.ListAsync(cancel)).Where(it => IsOurs(it.Name)).Select(it => new Remain(async (context, stop) =>
            {
                // Nova gives it back a moment after the server is gone; until then Cinder refuses.
                await StateWait.UntilAsync(
                    context, "the volume", async look => (await volumes.GetOrNullAsync(it.Id, look))?.Status ?? "gone", ["available", "error", "error_deleting", "gone"], Unreachable, stop);
                await volumes.DeleteAsync(it.Id, stop);
                await StateWait.UntilGoneAsync(
                    context, "the volume",
                    async look =>
                    {
                        var status = (await volumes.GetOrNullAsync(it.Id, look))?.Status;
                        if (status == "available")
                        {
                            // Ceph takes a guest that was cut off for half a minute for one that still has the volume open: Cinder found it busy, and let it be.
                            await volumes.DeleteAsync(it.Id, look);
                        }

                        return status;
                    },
                    stop);
            })),
        ];
    }

    private async Task<IReadOnlyList<Remain>> SharesAsync(CancellationToken cancel)
    {
        var shares = used.Api.SharedFileSystem.Shares;
        return
        [
            .. (await shares.ListAsync(cancel)).Where(it => IsOurs(it.Name)).Select(it => new Remain(async (context, stop) =>
            {
                await shares.DeleteAsync(it.Id, stop);
                await StateWait.UntilGoneAsync(context, "the share", async look => (await shares.GetOrNullAsync(it.Id, look))?.Status, stop);
            })),
        ];
    }

    private async Task<IReadOnlyList<Remain>> ObjectsAsync(CancellationToken cancel)
    {
        var store = used.Api.ObjectStore;
        return
        [
            .. (await store.Containers.ListAsync(cancel)).Where(it => IsOurs(it.Name)).Select(it => new Remain(async (_, stop) =>
            {
                var objects = store.Objects(it.Name);
                foreach (var stored in await objects.ListAsync(stop))
                {
                    await objects.DeleteAsync(stored.Name, stop);
                }

                await store.Containers.DeleteAsync(it.Name, stop);
            })),
        ];
    }

    private static bool IsOurs(string? name) => name?.StartsWith(UsedCloud.Prefix, StringComparison.Ordinal) is true;

    private static Task<Failure> Unreachable(string status) => Task.FromResult(new Failure($"the volume is '{status}'"));

    /// <summary>Something that is left, and how it goes.</summary>
    private sealed record Remain(Func<StepContext, CancellationToken, Task> RemoveAsync);
}
