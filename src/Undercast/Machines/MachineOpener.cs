using Undercast.Bmc;
using Undercast.Hosts;
using Undercast.Machines.Consoles;
using Undercast.Machines.Libvirt;

namespace Undercast.Machines;

/// <summary>Opens machines, whatever runs them. Those of libvirt share one connection.</summary>
internal sealed class MachineOpener(ICommandRunner host, TimeProvider clock, ConsoleBoard? consoles = null)
{
    private readonly LibvirtDomains domains = new(new LibvirtConnection());

    public LibvirtDomains Domains => domains;

    public IMachine Open(MachineFiles files) => files.Definition().Kind switch
    {
        MachineKind.Container => new ContainerMachine(files, host, clock, consoles),
        MachineKind.Adopted => new AdoptedMachine(files, domains, host, clock),
        _ => OpenLibvirt(files),
    };

    public LibvirtMachine OpenLibvirt(MachineFiles files) => new(files, domains, host, clock);
}
