using System.Net;
using Undercast.LabFile;

namespace Undercast.Tests.LabFile;

public sealed class HostFitSpecs
{
    private static readonly LabTopology Lab = Reading.ValidYaml("""
        networks:
          external:
            cidr: 10.8.0.0/24
        machines:
          compute:
            count: 3
            memory: 8GiB
        """);

    [Fact]
    public void Container_machines_share_memory_and_libvirt_machines_do_not()
    {
        Assert.Empty(HostFit.Faults(Lab, new HostFacts(8192, MachinesChoice.Auto, [])));
        Assert.Equal("conf/lab.yaml:7: machines.compute.memory: must fit, with the other machines, into the Hypervisor's 24000 MiB, found '41984 MiB'; give compute-0, compute-1, compute-2 less than 8192 MiB, or have fewer machines", Reading.Told(HostFit.Faults(Lab, new HostFacts(24000, MachinesChoice.Kvm, []))));
    }

    [Theory]
    [InlineData(MachinesChoice.Container, true, "undercloud-0 compute-0")]
    [InlineData(MachinesChoice.Auto, false, "undercloud-0 compute-0")]
    [InlineData(MachinesChoice.Auto, true, "")]
    [InlineData(MachinesChoice.Kvm, true, "")]
    [InlineData(MachinesChoice.Qemu, true, "undercloud-0")]
    internal void Which_machines_are_containers(MachinesChoice machines, bool kvm, string containers) => Assert.Equal(
        containers,
        string.Join(' ', Lab.Machines.Where(machine => machine.Name is "undercloud-0" or "compute-0" && machine.IsContainer(machines, kvm)).Select(machine => machine.Name)));

    [Fact]
    public void A_subnet_that_the_host_reaches_already_is_refused() => Assert.Equal(
        """
        conf/lab.yaml:1: networks.control-plane.cidr: must not overlap 192.168.24.128/25, which the host reaches through wlan0, found '192.168.24.0/24'; choose another private subnet
        conf/lab.yaml:3: networks.external.cidr: must not overlap 10.0.0.0/8, which the host reaches through tun0, found '10.8.0.0/24'; choose another private subnet
        """,
        Reading.Told(HostFit.Faults(Lab, new HostFacts(99999, MachinesChoice.Auto, [Route("0.0.0.0/0", "eth0"), Route("10.0.0.0/8", "tun0"), Route("192.168.24.128/25", "wlan0")]))));

    private static HostRoute Route(string network, string through) => new(IPNetwork.Parse(network), through);
}
