using System.Net;

namespace Undercast.LabFile;

/// <summary>Which protocol a physical node's BMC speaks.</summary>
internal enum BmcType
{
    /// <summary>IPMI 2.0 over LAN.</summary>
    Ipmi,

    /// <summary>Redfish.</summary>
    Redfish,
}

/// <summary>A machine that exists already and that Ironic shall manage.</summary>
/// <param name="Name">Its name in the lab.</param>
/// <param name="Role">What it shall be; never the undercloud.</param>
/// <param name="Mac">Of its NIC on the control plane; lower-case colon form.</param>
/// <param name="Bmc">Its management controller.</param>
/// <param name="HypervisorNic">The NIC of the Hypervisor that leads to it; joined to the control plane's bridge.</param>
/// <param name="Boot">How Ironic boots it.</param>
internal sealed record PhysicalNode(string Name, MachineRole Role, string Mac, PhysicalBmc Bmc, string HypervisorNic, BootPath Boot)
{
    /// <summary>What its port in Neutron shall have; known once the whole lab is.</summary>
    public IPAddress ControlPlaneAddress { get; init; } = IPAddress.Any;
}

/// <summary>A BMC that others made.</summary>
/// <param name="Type">Its protocol.</param>
/// <param name="Address">Host name or address for IPMI; URL, host name or address for Redfish.</param>
/// <param name="User">Who logs in.</param>
/// <param name="PasswordFile">A file holding the password on its first line; relative to the lab directory. Never the password itself.</param>
internal sealed record PhysicalBmc(BmcType Type, string Address, string User, string PasswordFile);
