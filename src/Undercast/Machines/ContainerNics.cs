using System.Security.Cryptography;
using System.Text;
using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>NICs of a container machine: veth pairs whose inner ends carry the machine's MACs.</summary>
internal sealed class ContainerNics(ICommandRunner host)
{
    public async Task CreateAsync(MachineDefinition machine, CancellationToken cancel)
    {
        foreach (var nic in machine.Nics)
        {
            var (outer, inner) = Names(machine, nic);
            await host.RunAsync(new Command("ip", "link", "add", outer, "type", "veth", "peer", "name", inner, "address", nic.Mac), cancel);
            await host.RunAsync(new Command("ip", "link", "set", outer, "master", nic.Bridge, "up"), cancel);
        }
    }

    public async Task RemoveAsync(MachineDefinition machine, CancellationToken cancel)
    {
        foreach (var nic in machine.Nics)
        {
            // Its peer goes with it, wherever it is.
            await host.RunAsync(new Command("ip", "link", "delete", Names(machine, nic).Outer) { AllowFailure = true }, cancel);
        }
    }

    /// <summary>Interface names have 15 characters at most, so they carry a hash; it is the same at every start.</summary>
    public static (string Outer, string Inner) Names(MachineDefinition machine, NicDefinition nic)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{machine.Lab}/{machine.Name}/{nic.Name}")))[..8];
        return ($"uco-{hash}", $"uci-{hash}");
    }
}
