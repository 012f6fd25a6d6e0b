using Undercast.Bmc;
using Undercast.LabFile;
using Undercast.Looking;
using Undercast.Machines;
using Undercast.Tests.LabFile;

namespace Undercast.Tests.Looking;

/// <summary>What programs of the host print, read.</summary>
public sealed class LookTests
{
    [Fact]
    public void States_are_read_from_what_systemctl_lists()
    {
        var units = UnitStates.Parse(
            "nova-api.service loaded active running nova-api\nheat-api.service loaded failed failed heat-api\nnone.service not-found inactive dead none.service\n\n");

        Assert.Equal(("active", "failed", "inactive", "inactive"), (units.Of("nova-api.service"), units.Of("heat-api.service"), units.Of("none.service"), units.Of("other.service")));
        Assert.Equal(["heat-api.service"], units.Failed);
        Assert.False(new ServiceSight("nova-api", "active", "unhealthy").IsWell);
        Assert.False(new ServiceSight("heat-api", "failed", null).IsWell);
    }

    [Fact]
    public void Restarts_are_read_from_what_systemctl_shows() => Assert.Equal(
        new Dictionary<string, int> { ["nova-api.service"] = 0, ["heat-api.service"] = 7 },
        ServiceSights.Restarts("Id=nova-api.service\nNRestarts=0\n\nId=heat-api.service\nNRestarts=7\n"));

    [Fact]
    public void Memory_is_told_in_mebibytes() =>
        Assert.Equal(new Room(2048, 1024), HostLook.Memory(["MemTotal:        2097152 kB", "MemFree: 1 kB", "MemAvailable:    1048576 kB", "HugePages_Total:       0"]));

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    public void A_machine_whose_disk_is_full_is_found(int freeMiB, bool well)
    {
        var lab = new Lab("/lab", Reading.ValidEnv(""), Reading.ValidYaml(""));
        var status = new LabStatus("lab", "/lab", "embedded", [new MachineStatus("undercloud-0", MachineKind.Container, PowerState.On, 2, 3072, []) { Disk = new(20000, freeMiB) }], [], [], []);

        Assert.Equal(well ? CheckResult.Ok : CheckResult.Failed, MachineChecks.Of(lab, status).Single(check => check.Name == "free disk of undercloud-0").Result);
    }

    [Fact]
    public void Chains_that_drop_by_default_are_named_and_others_are_not()
    {
        const string Chains = """
            table inet filter {
                    chain input {
                            type filter hook input priority filter; policy drop;
                    }
                    chain output {
                            type filter hook output priority filter; policy drop;
                    }
            }
            table ip other {
                    chain forward {
                            type filter hook forward priority filter; policy accept;
                    }
            }
            """;

        Assert.Equal(["inet filter input"], HostLook.Dropping(Chains));
    }

    [Theory]
    [InlineData("root@10.0.0.1: Permission denied (publickey,password).")]
    [InlineData("ssh: connect to host 192.168.24.1 port 22: Connection refused")]
    [InlineData("write error: No space left on device")]
    [InlineData("No valid host was found. There are not enough hosts available.")]
    [InlineData("Error: Unable to establish IPMI v2 / RMCP+ session")]
    [InlineData("compute-0: it is off while Ironic waits for its agent: something took its power, or what it booted ended")]
    [InlineData("ERROR manila.exception.ShareBackendException: json_command failed - prefix=fs subvolume info, argdict={'sub_name': 'a'} - exception message: [errno -61] error in getxattr.")]
    public void A_message_that_was_met_before_has_a_cause_and_a_cure(string message) =>
        Assert.All(Assert.Single(KnownCauses.In(message)) is var known ? new[] { known.Cause, known.Cure } : [], Assert.NotEmpty);

    [Fact]
    public void A_message_that_says_nothing_has_no_cause() => Assert.Empty(KnownCauses.In("done"));
}
