using System.Collections.Concurrent;

namespace Undercast.Machines.Consoles;

/// <summary>
/// The serial consoles of a Hypervisor's container machines, held by the BMC daemon. systemd keeps their descriptors while the daemon
/// restarts, so that running machines do not notice. A link in /run/undercast tells a machine's start script where its console is; a
/// machine that finds none starts with its output in the log and nobody to type.
/// </summary>
internal sealed class ConsoleBoard : IDisposable
{
    private const string Prefix = "console-";

    private readonly ConcurrentDictionary<string, ConsoleRelay> relays = new();
    private readonly Dictionary<string, int> kept = DescriptorStore.Take();

    /// <summary>Opens the consoles that are missing, and ends those of machines that are gone.</summary>
    public void Serve(IReadOnlyCollection<string> machines)
    {
        foreach (var gone in relays.Keys.Where(name => !machines.Contains(name)))
        {
            End(gone);
            DescriptorStore.Forget(Prefix + gone);
        }

        foreach (var name in machines.Where(name => !relays.ContainsKey(name)))
        {
            var isKept = kept.Remove(Prefix + name, out var descriptor);
            var relay = new ConsoleRelay(isKept ? Terminal.Adopt(descriptor) : Terminal.CreateMaster(), new MachineFiles(name).ConsoleLog);
            if (!isKept)
            {
                DescriptorStore.Keep(Prefix + name, relay.Descriptor);
            }

            relays[name] = relay;
            var link = ContainerUnit.Terminal(name);
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.Delete(link);
            File.CreateSymbolicLink(link, relay.Device);
        }
    }

    /// <summary>A view of a machine's console; null: it has none. What is typed while <paramref name="isOn"/> says no is lost, as it is in hardware.</summary>
    public Stream? Attach(string machine, Func<bool> isOn) => relays.TryGetValue(machine, out var relay) ? relay.Attach(isOn) : null;

    public void Dispose()
    {
        foreach (var name in relays.Keys)
        {
            End(name);
        }
    }

    private void End(string name)
    {
        // First the link: another pseudo-terminal may soon have the device's number.
        File.Delete(ContainerUnit.Terminal(name));
        if (relays.TryRemove(name, out var relay))
        {
            relay.Dispose();
        }
    }
}
