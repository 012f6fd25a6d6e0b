namespace Undercast.LabFile;

/// <summary>The section <c>networks</c>. Defaults are offsets in the subnet, so that a lab that moves a subnet moves them along.</summary>
internal static class NetworksReader
{
    public static LabNetworks Read(Section networks) => new(
        ControlPlane(new NetworkSection(networks.Inner("control-plane", LabYamlFields.ControlPlane), "192.168.24.0/24")),
        External(new NetworkSection(networks.Inner("external", LabYamlFields.External), "10.0.0.0/24")),
        Tenant(new NetworkSection(networks.Inner("tenant", LabYamlFields.Tenant), "172.16.0.0/24")));

    // TripleO's subnet, undercloud and Hypervisor addresses.
    private static ControlPlaneNetwork ControlPlane(NetworkSection section)
    {
        var network = new ControlPlaneNetwork(
            new LabNetwork("ctlplane", "control-plane", section.Bridge("br-ctlplane"), section.Cidr, section.Address("hypervisor", 254)),
            section.Address("undercloud", 1),
            section.Address("overcloud-vip", 5),
            section.Range("provisioning", 10, 99),
            section.Range("inspection", 100, 199));
        section.Check();
        return network;
    }

    private static ExternalNetwork External(NetworkSection section)
    {
        var network = new ExternalNetwork(
            new LabNetwork("external", "external", section.Bridge("br-external"), section.Cidr, section.Address("hypervisor", 1)),
            section.Address("undercloud", 2),
            section.Address("public-vip", 5),
            section.Range("machines", 10, 99),
            section.Range("floating", 100, 249));
        section.Check();
        return network;
    }

    // The Hypervisor has no business among the tunnels, unless the lab says so.
    private static TenantNetwork Tenant(NetworkSection section)
    {
        var network = new TenantNetwork(
            new LabNetwork("tenant", "tenant", section.Bridge("br-tenant"), section.Cidr, section.OptionalAddress("hypervisor")),
            section.Range("machines", 10, 249));
        section.Check();
        return network;
    }
}
