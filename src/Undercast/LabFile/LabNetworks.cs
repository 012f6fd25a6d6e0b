using System.Net;

namespace Undercast.LabFile;

/// <summary>The three networks of a lab.</summary>
internal sealed record LabNetworks(ControlPlaneNetwork ControlPlane, ExternalNetwork External, TenantNetwork Tenant)
{
    /// <summary>All three, as the Hypervisor makes them.</summary>
    public IReadOnlyList<LabNetwork> All => [ControlPlane.Link, External.Link, Tenant.Link];
}

/// <summary>What the Hypervisor must know of a network.</summary>
/// <param name="Name">libvirt's name for it: <c>ctlplane</c>, <c>external</c>, <c>tenant</c>.</param>
/// <param name="Section">Its section in lab.yaml: <c>control-plane</c>, <c>external</c>, <c>tenant</c>.</param>
/// <param name="Bridge">The bridge on the Hypervisor; 15 characters at the most (IFNAMSIZ).</param>
/// <param name="Cidr">IPv4, a prefix from 16 to 24.</param>
/// <param name="Hypervisor">The Hypervisor's address on the bridge; null if it has none.</param>
internal sealed record LabNetwork(string Name, string Section, string Bridge, IPNetwork Cidr, IPAddress? Hypervisor);

/// <summary>Where machines are inspected, imaged and managed.</summary>
/// <param name="Link">The network itself.</param>
/// <param name="Undercloud">undercloud-0: DHCP, TFTP, HTTP, the infrastructure's APIs.</param>
/// <param name="OvercloudVip">The overcloud's internal endpoints.</param>
/// <param name="Provisioning">Neutron gives these to nodes.</param>
/// <param name="Inspection">Handed out while a node is inspected.</param>
internal sealed record ControlPlaneNetwork(
    LabNetwork Link, IPAddress Undercloud, IPAddress OvercloudVip, AddressRange Provisioning, AddressRange Inspection);

/// <summary>The way to the outside; the Hypervisor is its gateway.</summary>
/// <param name="Link">The network itself.</param>
/// <param name="Undercloud">undercloud-0.</param>
/// <param name="PublicVip">The overcloud's public endpoints.</param>
/// <param name="Machines">Static addresses of controller and compute machines.</param>
/// <param name="Floating">Floating IPs and router gateways of the provider network <c>public</c>.</param>
internal sealed record ExternalNetwork(LabNetwork Link, IPAddress Undercloud, IPAddress PublicVip, AddressRange Machines, AddressRange Floating);

/// <summary>Carries the overcloud's Geneve tunnels.</summary>
/// <param name="Link">The network itself.</param>
/// <param name="Machines">Static addresses of controller and compute machines.</param>
internal sealed record TenantNetwork(LabNetwork Link, AddressRange Machines);
