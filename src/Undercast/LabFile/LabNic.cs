using System.Net;

namespace Undercast.LabFile;

/// <summary>A network card of a machine.</summary>
/// <param name="Name">Its name in the machine: <c>eth0</c>.</param>
/// <param name="Network">The network it is on.</param>
/// <param name="Mac">Lower-case colon form, locally administered (52:54:00), derived from the names of lab, machine and network.</param>
/// <param name="Address">Its static address; null where Neutron gives one (a node on the control plane: <see cref="LabMachine.ControlPlaneAddress"/>).</param>
internal sealed record LabNic(string Name, LabNetwork Network, string Mac, IPAddress? Address)
{
    /// <summary><c>10.0.0.10/24</c>; null if the address is not static.</summary>
    public string? AddressWithPrefix => Address is null ? null : $"{Address}/{Network.Cidr.PrefixLength}";
}
