using CsCheck;
using Undercast.Hosts;
using Undercast.LabFile;
using Undercast.Preflight;
using Undercast.Tests.LabFile;

namespace Undercast.Tests.Preflight;

/// <summary>What a machine must offer, told before anything is changed, all at once.</summary>
public sealed class RequirementTests
{
    private const string Good = """
        user 0
        memory 25165824
        program apt-get
        program ssh
        device /dev/net/tun
        device /dev/kvm
        space 90000000 /work
        systemd yes
        route default via 192.0.2.1 dev eth0
        route 192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.2
        route 198.18.36.196/30 dev uc-0931 proto kernel scope link src 198.18.36.197
        """;

    [Fact]
    public async Task This_machine_answers_a_survey()
    {
        var seen = await HostSurvey.AskAsync(
            new LocalCommandRunner(TimeProvider.System),
            new SurveyQuestion { Programs = ["sh", "no-such-program"], Devices = ["/dev/null", "/dev/nothing"], Paths = ["/tmp/not/there"], Interfaces = ["lo"] },
            TestContext.Current.CancellationToken);

        Assert.True(seen.MemoryMiB > 100);
        Assert.Equal(["sh"], seen.Programs);
        Assert.Equal(["/dev/null"], seen.Devices);
        Assert.Equal(["lo"], seen.Interfaces);
        Assert.True(seen.FreeMiB["/tmp/not/there"] > 0);
        Assert.Equal(Environment.IsPrivilegedProcess, seen.User == 0);
    }

    [Fact]
    public void A_machine_that_offers_all_has_no_faults()
    {
        Assert.Equal("", Orchestrator(Good));
        Assert.Equal("", Hypervisor(Good));
    }

    [Fact]
    public void All_that_an_orchestrator_lacks_is_told_at_once() => Assert.Equal(
        """
        root: only root can boot a system container; run this with sudo
        programs: missing systemd-nspawn, and there is no apt-get to install them; install them, or set HYPERVISOR_ADDRESS in conf/env to a Debian machine
        tun: there is no /dev/net/tun, which the Hypervisor's networks need; load it with 'modprobe tun'
        kvm: MACHINES=kvm, but there is no /dev/kvm; set it to container, qemu or auto in conf/env
        disk: '/work' has 97 MiB free, needed are 16384 MiB; free some space there
        memory: conf/lab.yaml: machines.controller.memory: must fit, with the other machines, into the Hypervisor's 3906 MiB, found '20480 MiB'; give controller-0 less than 8192 MiB, or have fewer machines
        subnets: conf/lab.yaml: networks.control-plane.cidr: must not overlap 192.168.0.0/16, which the host reaches through eth0, found '192.168.24.0/24'; choose another private subnet
        """,
        Orchestrator("""
            user 1000
            memory 4000000
            program ssh
            space 100000 /work
            route 192.168.0.0/16 dev eth0
            """, "MACHINES=kvm"));

    [Fact]
    public void All_that_a_hypervisor_lacks_is_told_at_once() => Assert.Equal(
        """
        root: user 'me' is not root there; write root@big in conf/env
        systemd: systemd does not run it, and machines are units of systemd; choose another machine, or HYPERVISOR_ADDRESS=embedded
        packages: it has neither apt-get (Debian 12, Ubuntu 24.04 or later) nor dnf (Fedora, CentOS Stream); choose another machine, or HYPERVISOR_ADDRESS=embedded
        user stack: it has a user 'stack' that Undercast did not make and would take over; remove or rename that user
        names: it has a libvirt domain 'compute-0', which was not made by Undercast and is left untouched; rename it, or the one in conf/lab.yaml
        names: it has a libvirt network 'external', which belongs to lab 'other' and is left untouched; rename it, or the one in conf/lab.yaml
        names: it has an interface 'br-tenant' already; set networks.tenant.bridge in conf/lab.yaml to another name
        """,
        Hypervisor("""
            user 1000
            memory 25165824
            space 90000000 /home/libvirt
            stack foreign
            interface br-tenant
            domain compute-0
            domain ceph-0 lab
            network external other
            """, "HYPERVISOR_ADDRESS=me@big"));

    [Fact]
    public void What_the_lab_made_itself_is_no_fault() => Assert.Equal("", Hypervisor($"""
        {Good}
        stack undercast
        interface br-ctlplane
        network ctlplane lab
        domain undercloud-0 lab
        space 1000 /home/libvirt
        route 192.168.24.0/24 dev br-ctlplane proto kernel scope link src 192.168.24.254
        """));

    [Fact]
    public void What_this_version_cannot_deploy_is_refused_before_anything_is_made()
    {
        var lab = new Lab("/work", Reading.ValidEnv("OVERCLOUD_OPENSTACK_VERSION=zed"), Reading.ValidYaml("machines:\n  controller: 3"));

        Assert.Equal(
            "releases: OVERCLOUD_OPENSTACK_VERSION=zed has no images yet in this version of Undercast; write epoxy in conf/env",
            Told(HypervisorRequirements.Check(lab, HostSurvey.Read(Good))));
    }

    [Fact]
    public void No_answer_of_a_machine_makes_it_stumble() =>
        Gen.OneOf(Gen.String, Gen.OneOf("user", "memory 9999999999999999999", "route dev", "route 1/99 dev", "space x", "space 1", "domain", "stack"))
            .Array[0, 8].Sample(lines => HostSurvey.Read(string.Join('\n', lines)));

    private static string Orchestrator(string said, string env = "MACHINES=container")
    {
        string[] programs = ["ssh", .. said.Contains("apt-get", StringComparison.Ordinal) ? Array.Empty<string>() : ["systemd-nspawn"]];
        return Told(OrchestratorRequirements.Check(Lab(env), HostSurvey.Read(said), programs, exists: false));
    }

    private static string Hypervisor(string said, string env = "HYPERVISOR_ADDRESS=big") => Told(HypervisorRequirements.Check(Lab(env), HostSurvey.Read(said)));

    private static Lab Lab(string env) => new("/work", Reading.ValidEnv(env), Reading.ValidYaml(""));

    private static string Told(IEnumerable<Requirement> requirements) =>
        string.Join('\n', requirements.SelectMany(requirement => requirement.Faults.Select(fault => $"{requirement.Name}: {fault}")));
}
