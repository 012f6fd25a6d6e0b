using System.Net;
using Undercast.LabFile;

namespace Undercast.Tests.LabFile;

public sealed class YamlSpecs
{
    [Fact]
    public void A_file_that_says_nothing_is_the_default_lab()
    {
        var lab = Reading.ValidYaml("# nothing");
        Assert.Equal("lab", lab.Name);
        Assert.Equal(["undercloud-0", "controller-0", "compute-0", "ceph-0"], lab.Machines.Select(machine => machine.Name));
        Assert.Equal(20 * 1024, lab.Machines.Sum(machine => machine.MemoryMiB));
        Assert.Equal("undercloud-0", lab.Undercloud.Name);
        Assert.Equal(3, lab.Nodes.Count());
        Assert.Empty(lab.PhysicalNodes);
    }

    [Fact]
    public void Machines_are_on_the_networks_of_their_role()
    {
        var nics = Reading.ValidYaml("").Machines.ToDictionary(
            machine => machine.Name, machine => string.Join(' ', machine.Nics.Select(nic => $"{nic.Name}={nic.Network.Name}:{nic.AddressWithPrefix}")));
        Assert.Equal("eth0=ctlplane:192.168.24.1/24 eth1=external:10.0.0.2/24", nics["undercloud-0"]);
        Assert.Equal("eth0=ctlplane: eth1=tenant:172.16.0.10/24 eth2=external:10.0.0.10/24", nics["controller-0"]);
        Assert.Equal("eth0=ctlplane: eth1=tenant:172.16.0.20/24 eth2=external:10.0.0.20/24", nics["compute-0"]);
        Assert.Equal("eth0=ctlplane:", nics["ceph-0"]);
    }

    [Fact]
    public void One_more_machine_changes_nothing_of_the_others()
    {
        var (before, after) = (Reading.ValidYaml("machines: {compute: 2}"), Reading.ValidYaml("machines: {controller: 3, compute: 4, ceph: 2}"));
        foreach (var machine in before.Machines)
        {
            var same = after.Machines.Single(other => other.Name == machine.Name);
            Assert.Equal(machine.Uuid, same.Uuid);
            Assert.Equal(machine.Nics, same.Nics);
        }
    }

    [Fact]
    public void Macs_and_uuids_are_the_same_for_ever()
    {
        // Changing these would give every lab that exists new machines.
        var undercloud = Reading.ValidYaml("").Undercloud;
        Assert.Equal("3508113c-2474-8b47-ba5c-8330550da342 52:54:00:23:f5:57", $"{undercloud.Uuid} {undercloud.Nics[0].Mac}");
        Assert.NotEqual(undercloud.Uuid, Reading.ValidYaml("name: other").Undercloud.Uuid);
    }

    [Fact]
    public void Every_machine_has_a_mac_of_its_own()
    {
        var lab = Reading.ValidYaml("""
            networks:
              control-plane: {cidr: 10.4.0.0/16, provisioning: 10.4.1.0-10.4.7.255, inspection: 10.4.8.0-10.4.15.255}
              external: {cidr: 10.5.0.0/16, machines: 10.5.0.10-10.5.7.255, floating: 10.5.8.0-10.5.9.0}
              tenant: {cidr: 10.6.0.0/16, machines: 10.6.0.10-10.6.7.255}
            machines: {compute: 990}
            """);
        var macs = lab.Machines.SelectMany(machine => machine.Nics).Select(nic => nic.Mac).ToList();
        Assert.Equal(macs.Count, macs.Distinct().Count());
        Assert.All(macs, mac => Assert.Equal(mac, MacAddress.Parse(mac)));
    }

    [Fact]
    public void Addresses_that_are_not_given_move_with_the_subnet()
    {
        var external = Reading.ValidYaml("networks: {external: {cidr: 10.9.0.0/16, floating: 10.9.4.0-10.9.4.255}}").Networks.External;
        Assert.Equal(IPAddress.Parse("10.9.0.5"), external.PublicVip);
        Assert.Equal("10.9.0.10-10.9.0.99", external.Machines.ToString());
        Assert.Equal("10.9.4.0-10.9.4.255", external.Floating.ToString());
        Assert.Equal(256, external.Floating.Count);
    }

    [Fact]
    public void Adding_a_node_moves_no_other_address()
    {
        var one = Addresses("");
        Assert.Equal(["undercloud-0=192.168.24.1", "controller-0=192.168.24.10", "compute-0=192.168.24.20", "ceph-0=192.168.24.99"], one);
        var more = Addresses("machines: {controller: 3, compute: 8, ceph: 4}");
        Assert.Empty(one.Except(more));
        Assert.Equal(more.Count, more.Select(each => each.Split('=')[1]).Distinct().Count());

        static List<string> Addresses(string yaml) =>
            [.. Reading.ValidYaml(yaml).Machines.Select(machine => $"{machine.Name}={machine.ControlPlaneAddress}")];
    }

    [Fact]
    public void Boot_paths_decide_firmware_and_kind()
    {
        var lab = Reading.ValidYaml("""
            machines:
              compute: {count: 4, boot: mixed}
              ceph: {kind: libvirt, firmware: uefi}
            """);
        Assert.Equal(
            [
                (BootPath.IpmiPxe, LabFirmware.Bios, KindOverride.Libvirt),
                (BootPath.RedfishUefi, LabFirmware.Uefi, KindOverride.Libvirt),
                (BootPath.RedfishVirtualMedia, LabFirmware.Bios, null),
                (BootPath.IpmiPxe, LabFirmware.Bios, KindOverride.Libvirt),
            ],
            lab.Machines.Where(machine => machine.Role == MachineRole.Compute).Select(machine => ((BootPath?)machine.Boot, machine.Firmware, machine.Kind)));
        var ceph = lab.Machines.Single(machine => machine.Role == MachineRole.Ceph);
        Assert.Equal((null, LabFirmware.Uefi), (ceph.Boot, ceph.Firmware));
        Assert.False(ceph.IsContainer(MachinesChoice.Container, kvm: false));
        Assert.Equal(BootPath.IpmiPxe, ceph.BootPath(container: false));
        Assert.Equal(BootPath.RedfishVirtualMedia, ceph.BootPath(container: true));
    }

    [Fact]
    public void The_list_form_names_and_numbers_machines()
    {
        var lab = Reading.ValidYaml("""
            machines:
              - {role: compute, memory: 4096}
              - {role: compute, name: compute-big, memory: 16GiB, disks: 1TiB}
              - {role: compute, memory: 2048MiB}
              - {role: ceph, count: 0}
            """);
        Assert.Equal(
            ["undercloud-0:6144", "controller-0:8192", "compute-0:4096", "compute-big:16384", "compute-1:2048"],
            lab.Machines.Select(machine => $"{machine.Name}:{machine.MemoryMiB}"));
        Assert.Equal([1024], lab.Machines.Single(machine => machine.Name == "compute-big").DisksGiB);
    }

    [Fact]
    public void A_physical_node_boots_as_its_bmc_does()
    {
        var node = Assert.Single(Reading.ValidYaml("""
            physical-nodes:
              - name: rack-0
                role: compute
                mac: D4-AE-52-00-00-01
                bmc: {type: ipmi, address: 192.0.2.20:6230, user: admin, password-file: conf/rack-0.password}
                hypervisor-nic: enp3s0
            """).PhysicalNodes);
        Assert.Equal(
            new PhysicalNode(
                "rack-0", MachineRole.Compute, "d4:ae:52:00:00:01", new PhysicalBmc(BmcType.Ipmi, "192.0.2.20:6230", "admin", "conf/rack-0.password"), "enp3s0", BootPath.IpmiPxe)
            { ControlPlaneAddress = IPAddress.Parse("192.168.24.98") },
            node);
    }
}
