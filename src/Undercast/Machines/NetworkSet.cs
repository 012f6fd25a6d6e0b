using System.Xml.Linq;
using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>The lab's networks on this Hypervisor: making them as a lab wants them, and taking them away. Runs on the Hypervisor.</summary>
internal sealed class NetworkSet(ICommandRunner host)
{
    /// <summary>Brings the networks to what is wanted; answers what was changed (or, on a dry run, would be), a sentence each.</summary>
    /// <exception cref="ForeignResourceException">A network of that name is not this lab's.</exception>
    public async Task<IReadOnlyList<string>> EnsureAsync(IReadOnlyList<NetworkDefinition> wanted, bool dryRun, CancellationToken cancel)
    {
        var changes = new List<string>();
        foreach (var network in wanted)
        {
            await ForeignDomains.RefuseNetworkAsync(host, network.Lab, network.Name, cancel);
            var existing = await host.RunAsync(MachineSet.Virsh("net-dumpxml", "--inactive", network.Name) with { AllowFailure = true }, cancel);
            if (existing.Succeeded && Same(XElement.Parse(existing.Output), network))
            {
                if (!Directory.Exists($"/sys/class/net/{network.Bridge}"))
                {
                    changes.Add($"{network.Name}: started");
                    await RunUnlessAsync(dryRun, ["net-start", network.Name], cancel);
                }

                continue;
            }

            changes.Add(existing.Succeeded ? $"{network.Name}: defined anew, its address or bridge changed" : $"{network.Name}: new network on {network.Bridge}");
            if (!dryRun)
            {
                await DefineAsync(network, existing.Succeeded, cancel);
            }
        }

        return changes;
    }

    /// <summary>Removes the lab's networks; answers their names.</summary>
    public async Task<IReadOnlyList<string>> RemoveAsync(string lab, CancellationToken cancel)
    {
        var removed = new List<string>();
        var names = await host.RunAsync(MachineSet.Virsh("net-list", "--all", "--name"), cancel);
        foreach (var name in names.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var xml = await host.RunAsync(MachineSet.Virsh("net-dumpxml", "--inactive", name), cancel);
            if (XElement.Parse(xml.Output).Descendants(LibvirtDomain.Mark + "lab").Attributes("name").Any(mark => mark.Value == lab))
            {
                await host.RunAsync(MachineSet.Virsh("net-destroy", name) with { AllowFailure = true }, cancel);
                await host.RunAsync(MachineSet.Virsh("net-undefine", name), cancel);
                removed.Add(name);
            }
        }

        return removed;
    }

    private async Task DefineAsync(NetworkDefinition network, bool exists, CancellationToken cancel)
    {
        if (exists)
        {
            await host.RunAsync(MachineSet.Virsh("net-destroy", network.Name) with { AllowFailure = true }, cancel);
        }

        var file = Path.Combine(Path.GetTempPath(), $"undercast-{network.Lab}-{network.Name}.xml");
        await File.WriteAllTextAsync(file, LibvirtNetwork.Render(network).ToString(), cancel);
        await host.RunAsync(MachineSet.Virsh("net-define", file), cancel);
        File.Delete(file);
        await host.RunAsync(MachineSet.Virsh("net-autostart", network.Name), cancel);
        await host.RunAsync(MachineSet.Virsh("net-start", network.Name), cancel);
    }

    private Task RunUnlessAsync(bool dryRun, string[] arguments, CancellationToken cancel) =>
        dryRun ? Task.CompletedTask : host.RunAsync(MachineSet.Virsh(arguments), cancel);

    private static bool Same(XElement existing, NetworkDefinition wanted)
    {
        var ip = existing.Element("ip");
        var address = ip is null ? null : $"{ip.Attribute("address")?.Value}/{ip.Attribute("prefix")?.Value}";
        return existing.Element("bridge")?.Attribute("name")?.Value == wanted.Bridge && address == wanted.Address;
    }
}
