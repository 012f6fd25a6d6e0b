using System.Xml.Linq;
using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>Something of that name exists and does not carry the lab's mark; it was not touched.</summary>
internal sealed class ForeignResourceException(string message) : HostException(message);

/// <summary>Keeps Undercast's hands off machines and networks that it did not make.</summary>
internal static class ForeignDomains
{
    public static async Task RefuseAsync(ICommandRunner host, MachineDefinition machine, CancellationToken cancel)
    {
        var files = new MachineFiles(machine.Name);
        if (files.Exists && files.Definition().Lab is var owner && owner != machine.Lab)
        {
            throw Refusal("machine", machine.Name, $"belongs to lab '{owner}'");
        }

        if (machine.Kind != MachineKind.Container)
        {
            await RefuseAsync(host, machine.Lab, "domain", ["dumpxml", "--inactive", machine.Name], machine.Name, cancel);
        }
    }

    public static Task RefuseNetworkAsync(ICommandRunner host, string lab, string network, CancellationToken cancel) =>
        RefuseAsync(host, lab, "network", ["net-dumpxml", "--inactive", network], network, cancel);

    private static async Task RefuseAsync(ICommandRunner host, string lab, string what, string[] dump, string name, CancellationToken cancel)
    {
        var found = await host.RunAsync(MachineSet.Virsh(dump) with { AllowFailure = true }, cancel);
        if (found.Succeeded && XDocument.Parse(found.Output).Descendants(LibvirtDomain.Mark + "lab").Attributes("name").All(mark => mark.Value != lab))
        {
            throw Refusal(what, name, "was not made by this lab");
        }
    }

    private static ForeignResourceException Refusal(string what, string name, string why) =>
        new($"the {what} '{name}' on the Hypervisor {why}, and is left untouched; rename it, or choose another name in conf/lab.yaml");
}
