namespace Undercast.Tests.LabFile;

/// <summary>What is said of a wrong conf/lab.yaml, to the letter.</summary>
public sealed class YamlFaultSpecs
{
    [Fact]
    public void Fields_that_are_unknown_twice_or_of_a_wrong_type_are_all_told() => Assert.Equal(
        """
        conf/lab.yaml:1: name: must be 1 to 12 letters, digits or hyphens, a letter first, found 'my_lab'; write 'name: lab', for example
        conf/lab.yaml:2: netwroks: must be a field that is known here; did you mean 'networks'?
        conf/lab.yaml:4: networks: must be a map of control-plane, external, tenant, found 'a list'; write it as 'control-plane: VALUE' lines
        conf/lab.yaml:7: machines.compute.count: must be a whole number from 0 to 1000, found 'two'; write 1, for example
        conf/lab.yaml:8: machines.compute.memry: must be a field that is known here; did you mean 'memory'?
        conf/lab.yaml:9: machines.compute.cpus: must be a whole number from 1 to 256, found '0'; write 1, for example
        conf/lab.yaml:10: machines.compute.cpus: must be there once, and is at line 9 too; remove one of the two
        conf/lab.yaml:11: machines.compute.memory: must be from 1536 (MiB) to 1024GiB, found '4GB'; write the unit as GiB
        conf/lab.yaml:12: machines.compute.disks: must be 1 to 16 sizes from 1 (GiB) to 16384GiB, found '40, x'; write [40, 20], for example
        conf/lab.yaml:13: machines.compute.boot: must be one of ipmi-pxe, redfish-uefi, redfish-virtual-media, mixed, found 'ipmi-pex'; did you mean 'ipmi-pxe'?
        conf/lab.yaml:14: machines.compute.kind: must be one of libvirt, container, found 'a list'; write libvirt, for example
        conf/lab.yaml:15: machines.compute.firmware: must be one of bios, uefi; it is empty: remove the line for the default
        conf/lab.yaml:16: machines.storage: must be a known role, found 'storage'; known here: undercloud, controller, compute, ceph
        conf/lab.yaml:17: machines.controller: must be a count from 0 to 1000, or a map, found '-1'; write 'controller: 2', for example
        conf/lab.yaml:18: machines.controller: must be there once, and is at line 17 too; join the two, or use the list form
        conf/lab.yaml:19: machines: must be there once, and is at line 5 too; remove one of the two
        """,
        Told("""
            name: my_lab
            netwroks: {}
            networks:
              - 10.0.0.0/24
            machines:
              compute:
                count: two
                memry: 4GiB
                cpus: 0
                cpus: 2
                memory: 4GB
                disks: [40, x]
                boot: ipmi-pex
                kind: [libvirt]
                firmware:
              storage: 1
              controller: -1
              controller: 2
            machines: 3
            """));

    [Fact]
    public void Networks_must_be_subnets_and_hold_their_addresses() => Assert.Equal(
        """
        conf/lab.yaml:4: networks.control-plane.provisioning: must be two IPv4 addresses, the first not above the last, found '192.168.24.9'; write '192.168.24.10-192.168.24.99', for example
        conf/lab.yaml:5: networks.control-plane.bridge: must be an interface name: 1 to 15 letters, digits, '.', '_' or '-', a letter first, found 'br/ctlplane'; write br-ctlplane, for example
        conf/lab.yaml:8: networks.external.undercloud: must be in the subnet 10.1.0.0/24, found '10.0.0.2'; choose from 10.1.0.1-10.1.0.254
        conf/lab.yaml:9: networks.external.public-vip: must not take what hypervisor (10.1.0.1) takes, found '10.1.0.1'; choose another one in 10.1.0.0/24
        conf/lab.yaml:11: networks.external.floating: must be in the subnet 10.1.0.0/24, found '10.1.0.100-10.1.1.20'; choose from 10.1.0.1-10.1.0.254
        conf/lab.yaml:11: networks.external.floating: must not take what machines (10.1.0.10-10.1.0.120) takes, found '10.1.0.100-10.1.1.20'; choose another one in 10.1.0.0/24
        conf/lab.yaml:12: networks.external.hypervisor: must be an IPv4 address, found '10.1.0.1.2'; write 10.1.0.9, for example
        conf/lab.yaml:14: networks.tenant.cidr: must be an IPv4 subnet with a prefix from 16 to 24, found '127.0.0.0/8'; write 192.168.24.0/24, for example
        """,
        Told("""
            networks:
              control-plane:
                cidr: 192.168.24.1/24
                provisioning: 192.168.24.9
                bridge: br/ctlplane
              external:
                cidr: 10.1.0.0/24
                undercloud: 10.0.0.2
                public-vip: 10.1.0.1
                machines: 10.1.0.10-10.1.0.120
                floating: 10.1.0.100-10.1.1.20
                hypervisor: 10.1.0.1.2
              tenant:
                cidr: 127.0.0.0/8
            """));

    [Fact]
    public void Networks_must_not_overlap() => Assert.Equal(
        """
        conf/lab.yaml:3: networks.control-plane.cidr: must not overlap 198.18.0.0/15, found '198.18.4.0/24'; the embedded Hypervisor is joined to this machine there: choose a private subnet
        conf/lab.yaml:4: networks.control-plane.bridge: must differ from that of tenant (br-tenant), found 'br-tenant'; each network has a bridge of its own
        conf/lab.yaml:6: networks.external.cidr: must not overlap that of tenant (172.16.0.0/24), found '172.16.0.0/20'; choose another private subnet
        """,
        Told("""
            networks:
              control-plane:
                cidr: 198.18.4.0/24
                bridge: br-tenant
              external:
                cidr: 172.16.0.0/20
            """));

    [Fact]
    public void Machines_must_go_together() => Assert.Equal(
        """
        conf/lab.yaml:3: machines.undercloud.boot: must not be given for the undercloud, found 'ipmi-pxe'; remove the line: it has its operating system from the start
        conf/lab.yaml:6: machines.controller.boot: must be redfish-virtual-media for a container machine, found 'mixed'; change kind to libvirt, or boot
        conf/lab.yaml:7: machines.controller.firmware: must not be given for a container machine, found 'uefi'; remove the line, or change kind to libvirt
        conf/lab.yaml:7: machines.controller.firmware: must not be given with boot mixed, found 'uefi'; remove the line: each boot path brings its own
        conf/lab.yaml:10: machines.compute.firmware: must be uefi with boot redfish-uefi, found 'bios'; remove the line, or change boot
        conf/lab.yaml:12: machines.ceph.disks: must be two or more for ceph, found '30'; add a data disk, as in [30, 20]
        """,
        Told("""
            machines:
              undercloud:
                boot: ipmi-pxe
              controller:
                kind: container
                boot: mixed
                firmware: uefi
              compute:
                boot: redfish-uefi
                firmware: bios
              ceph:
                disks: 30
            """));

    [Fact]
    public void A_majority_of_the_controllers_can_be_told() => Assert.Equal(
        "conf/lab.yaml:2: machines.controller: must be 1 or an odd number: what keeps data needs more than half of them, found '2'; three make it highly available",
        Told("""
            machines:
              controller: 2
            """));

    [Fact]
    public void Two_machines_of_one_name_are_told_with_both_lines() => Assert.Equal(
        """
        conf/lab.yaml:5: machines[1].name: must not give two machines one name, found 'compute-1'; line 2 makes a compute-1 too: rename one of the two
        conf/lab.yaml:9: physical-nodes[0].name: must not give two machines one name, found 'store'; line 6 makes a store too: rename one of the two
        """,
        Told("""
            machines:
              - role: compute
                count: 2
              - role: compute
                name: compute-1
              - role: ceph
                name: store
            physical-nodes:
              - {name: store, role: ceph, mac: "d4:ae:52:00:00:01", hypervisor-nic: eth1,
                 bmc: {type: redfish, address: "https://192.0.2.1", user: root, password-file: conf/p}}
            """));

    [Fact]
    public void There_is_one_undercloud_and_room_for_every_node() => Assert.Equal(
        """
        conf/lab.yaml:1: networks.external.machines: must hold 95 addresses, 10 for controllers, one for each compute, found '10.0.0.10-10.0.0.99'; make the range larger (and the subnet, if need be), or have fewer machines
        conf/lab.yaml:2: networks.control-plane.provisioning: must hold 97 addresses, 10 for controllers, one for each compute, two for each ceph or physical node, whichever are more, found '192.168.24.10-192.168.24.99'; make the range larger (and the subnet, if need be), or have fewer machines
        conf/lab.yaml:3: networks.control-plane.inspection: must hold 97 addresses, one for each node, found '192.168.24.100-192.168.24.101'; make the range larger (and the subnet, if need be), or have fewer machines
        conf/lab.yaml:5: machines.undercloud: must come to one undercloud, found '2'; set its count to 1
        conf/lab.yaml:6: machines.controller: must come to 10 controllers at the most, found '11'; three make it highly available
        """,
        Told("""
            networks:
              control-plane:
                inspection: 192.168.24.100-192.168.24.101
            machines:
              undercloud: 2
              controller: 11
              compute: 85
            """));

    [Fact]
    public void A_list_entry_says_its_role_and_a_named_machine_is_one() => Assert.Equal(
        """
        conf/lab.yaml:2: machines[0].role: must be given; write 'role: compute', for example
        conf/lab.yaml:3: machines[1].role: must be one of undercloud, controller, compute, ceph, found 'computer'; did you mean 'compute'?
        conf/lab.yaml:6: machines[2].count: must be 1 for a machine that has a name, found '2'; remove the count, or the name
        conf/lab.yaml:7: machines[3]: must be a map of role, name, count, cpus, memory, disks, boot, kind, firmware, found 'compute'; write it as 'role: VALUE' lines
        """,
        Told("""
            machines:
              - name: Big
              - role: computer
              - role: compute
                name: big
                count: 2
              - compute
            """));

    [Fact]
    public void Physical_nodes_are_checked_to_the_password_file() => Assert.Equal(
        """
        conf/lab.yaml:3: physical-nodes[0].role: must not be undercloud for a physical node; choose controller, compute or ceph
        conf/lab.yaml:4: physical-nodes[0].mac: must be a unicast MAC address of six pairs of hexadecimal digits, found '01:00:5e:00:00:01'; write d4:ae:52:00:00:01, for example
        conf/lab.yaml:5: physical-nodes[0].bmc.password-file: must be given; write 'password-file: conf/rack-0.password', for example
        conf/lab.yaml:7: physical-nodes[0].bmc.address: must be host[:port], found 'https://192.0.2.1'; write 192.0.2.20, for example
        conf/lab.yaml:8: physical-nodes[0].bmc.user: must be a user name of the BMC, found 'a-name-that-is-too-long'; IPMI takes 16 characters at the most, none of them a control character
        conf/lab.yaml:9: physical-nodes[0].bmc.password: must be a field that is known here; known here: type, address, user, password-file
        conf/lab.yaml:10: physical-nodes[0].hypervisor-nic: must be an interface name: 1 to 15 letters, digits, '.', '_' or '-', a letter first, found 'a-name-that-is-too-long'; write what 'ip link' on the Hypervisor says
        conf/lab.yaml:12: physical-nodes[1].role: must be given; write 'role: compute', for example
        conf/lab.yaml:12: physical-nodes[1].mac: must be given; write 'mac: d4:ae:52:00:00:01', for example
        conf/lab.yaml:12: physical-nodes[1].bmc: must be given; write 'bmc: {type: ipmi, ...}', for example
        conf/lab.yaml:12: physical-nodes[1].hypervisor-nic: must be given; write 'hypervisor-nic: enp3s0', for example
        """,
        Told("""
            physical-nodes:
              - name: rack-0
                role: undercloud
                mac: 01:00:5e:00:00:01
                bmc:
                  type: ipmi
                  address: https://192.0.2.1
                  user: a-name-that-is-too-long
                  password: secret
                hypervisor-nic: a-name-that-is-too-long
                boot: redfish-uefi
              - name: rack-1
            """));

    [Fact]
    public void A_mac_address_is_there_once() => Assert.Equal(
        """
        conf/lab.yaml:3: physical-nodes[1].mac: must not be the one of a, found 'd4:ae:52:00:00:01'; write the one that the card has
        """,
        Told("""
            physical-nodes:
              - {name: a, role: compute, mac: "D4-AE-52-00-00-01", hypervisor-nic: eth1, bmc: {type: ipmi, address: a, user: u, password-file: p}}
              - {name: b, role: compute, mac: "d4:ae:52:00:00:01", hypervisor-nic: eth1, bmc: {type: ipmi, address: b, user: u, password-file: p}}
            """));

    [Theory]
    [InlineData("name: [", "conf/lab.yaml:2: must be plain YAML; while parsing a node, did not find expected node content")]
    [InlineData("name: lab\n---\nname: other", "conf/lab.yaml:2: must be plain YAML; one document is enough: remove what starts here")]
    [InlineData("name: &a lab\nmachines: *a", "conf/lab.yaml:1: must be plain YAML; write the value out: anchors, aliases and tags are not known here")]
    [InlineData("name: !!str lab", "conf/lab.yaml:1: must be plain YAML; write the value out: anchors, aliases and tags are not known here")]
    [InlineData("? [a]\n: b", "conf/lab.yaml:1: must be plain YAML; a key is a word")]
    [InlineData("networks: {\ncidr: >g", "conf/lab.yaml:1: must be plain YAML; something is wrong inside the {} or [] around here, or with a word that starts with !")]
    [InlineData("- name: lab", "conf/lab.yaml:1: must be a map of name, networks, machines, physical-nodes, found 'a list'; write it as 'name: VALUE' lines")]
    public void What_is_no_plain_yaml_is_told_with_its_line(string text, string told) => Assert.Equal(told, Told(text));

    private static string Told(string text) => Reading.Told(Reading.Yaml(text).Faults);
}
