using System.Collections.Concurrent;
using Undercast.Bmc;

namespace Undercast.Machines.Libvirt;

/// <summary>
/// The one connection to libvirt that all machines share. It is opened when first needed, and anew when libvirtd has restarted: nothing
/// that a client sees outlives the connection, so nothing goes stale.
/// </summary>
internal sealed class LibvirtConnection(string uri = LibvirtConnection.SystemUri) : IDisposable
{
    public const string SystemUri = "qemu:///system";

    /// <summary>Calls under way at once; a libvirtd that hangs must not take a thread for each question.</summary>
    private const int MostCalls = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly Lazy<bool> Silenced = new(() =>
    {
        LibvirtNative.Silence();
        return true;
    });

    private readonly SemaphoreSlim room = new(MostCalls);
    private readonly Lock gate = new();
    private Link? current;

    /// <summary>Asks about one domain.</summary>
    /// <exception cref="MachineGoneException">There is no domain with that UUID.</exception>
    /// <exception cref="MachineUnreachableException">libvirt cannot be asked now.</exception>
    /// <exception cref="LibvirtException">libvirt refused.</exception>
    public Task<T> AskAsync<T>(Guid uuid, Func<LibvirtDomainHandle, T> question, CancellationToken cancel) =>
        CallAsync(
            link =>
            {
                try
                {
                    return question(link.Domain(uuid));
                }
                catch (LibvirtException refused) when (refused.IsNoDomain)
                {
                    throw new MachineGoneException($"libvirt has no domain with the UUID '{uuid}'", refused);
                }
            },
            cancel);

    /// <summary>Asks about anything else.</summary>
    /// <exception cref="MachineUnreachableException">libvirt cannot be asked now.</exception>
    /// <exception cref="LibvirtException">libvirt refused.</exception>
    public Task<T> AskAsync<T>(Func<LibvirtConnectionHandle, T> question, CancellationToken cancel) => CallAsync(link => question(link.Handle), cancel);

    public void Dispose()
    {
        current?.Dispose();
        room.Dispose();
    }

    private async Task<T> CallAsync<T>(Func<Link, T> call, CancellationToken cancel)
    {
        if (!await room.WaitAsync(Patience, cancel))
        {
            throw new MachineUnreachableException($"libvirt has not answered {MostCalls} questions for {Patience.TotalSeconds} s");
        }

        // A thread of its own: a call that hangs must not hold one that answers others. The call itself cannot be cancelled.
        var calling = Task.Factory.StartNew(() => Call(call), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _ = calling.ContinueWith(_ => room.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return await calling.WaitAsync(cancel);
    }

    /// <summary>A call that failed because libvirtd had gone away is made once more, over a new connection.</summary>
    private T Call<T>(Func<Link, T> call)
    {
        var link = Open();
        try
        {
            return call(link);
        }
        catch (Exception failed) when (failed is LibvirtException or MachineGoneException or ObjectDisposedException && !link.IsAlive)
        {
            Drop(link);
            return call(Open());
        }
    }

    private Link Open()
    {
        lock (gate)
        {
            if (current is { IsAlive: true })
            {
                return current;
            }

            _ = Silenced.Value;
            current?.Dispose();
            current = null;
            var handle = LibvirtNative.virConnectOpen(uri);
            if (handle.IsInvalid)
            {
                throw new MachineUnreachableException($"libvirt ({uri}) does not answer: {LibvirtException.Last().Message}");
            }

            return current = new Link(handle);
        }
    }

    private void Drop(Link link)
    {
        lock (gate)
        {
            if (current == link)
            {
                current = null;
            }
        }

        link.Dispose();
    }

    /// <summary>One opened connection, and the domains that were looked up in it.</summary>
    private sealed class Link(LibvirtConnectionHandle handle) : IDisposable
    {
        private readonly ConcurrentDictionary<Guid, LibvirtDomainHandle> domains = new();

        public LibvirtConnectionHandle Handle => handle;

        public bool IsAlive => !handle.IsClosed && LibvirtNative.virConnectIsAlive(handle) == 1;

        public LibvirtDomainHandle Domain(Guid uuid)
        {
            if (domains.TryGetValue(uuid, out var known))
            {
                return known;
            }

            var found = LibvirtNative.virDomainLookupByUUIDString(handle, uuid.ToString("D"));
            return found.IsInvalid ? throw LibvirtException.Last() : domains.GetOrAdd(uuid, found);
        }

        public void Dispose()
        {
            foreach (var domain in domains.Values)
            {
                domain.Dispose();
            }

            handle.Dispose();
        }
    }
}
