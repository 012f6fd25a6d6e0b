using Undercast.LabFile;

namespace Undercast.Undercloud;

/// <summary>undercloud.conf: what was applied, in the words that operators of undercloud controllers know.</summary>
internal static class UndercloudConf
{
    public static string Render(Lab lab)
    {
        var network = lab.Networks.ControlPlane;
        return $"""
            # What Undercast applied; change conf/lab.yaml on the Orchestrator and run install-undercloud again.
            [DEFAULT]
            undercloud_hostname = {lab.Topology.Undercloud.Name}
            local_ip = {network.Undercloud}/{network.Link.Cidr.PrefixLength}
            undercloud_public_host = {network.Undercloud}
            local_interface = eth0
            enabled_hardware_types = ipmi,redfish
            inspection_interface = ctlplane

            [ctlplane-subnet]
            cidr = {network.Link.Cidr}
            dhcp_start = {network.Provisioning.First}
            dhcp_end = {network.Provisioning.Last}
            inspection_iprange = {network.Inspection.First},{network.Inspection.Last}
            gateway = {network.Link.Hypervisor}

            """;
    }
}
