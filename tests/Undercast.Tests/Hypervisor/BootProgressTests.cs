using Undercast.Bmc;
using Undercast.Hypervisor;
using Undercast.Machines;

namespace Undercast.Tests.Hypervisor;

/// <summary>What is said of a machine from one look to the next.</summary>
public sealed class BootProgressTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly BootStory NothingToBoot = new(BootStage.Firmware, true, "nothing to boot", IsOver: true);

    [Theory]
    [InlineData(29, false, null)]
    [InlineData(31, false, "nobody answered its DHCP requests")]
    [InlineData(31, true, null)]
    [InlineData(31, null, null)]
    public void A_system_without_an_address_is_given_its_time_and_then_told(int seconds, bool? address, string? cause)
    {
        var story = new BootStory(BootStage.System, false, HasAddress: address);
        var first = BootProgress.Of(null, Report(story), Start, Limit);

        var later = BootProgress.Of(first, Report(story), Start.AddSeconds(seconds), Limit);

        Assert.Equal(cause, later.Cause?[..cause!.Length]);
    }

    [Fact]
    public void A_system_that_had_an_address_loses_it_when_it_shuts_down()
    {
        var first = BootProgress.Of(null, Report(new BootStory(BootStage.System, false, HasAddress: true)), Start, Limit);

        Assert.Null(BootProgress.Of(first, Report(new BootStory(BootStage.System, false, HasAddress: false)), Start.AddMinutes(1), Limit).Cause);
    }

    [Fact]
    public void The_time_begins_anew_with_each_stage()
    {
        var first = BootProgress.Of(null, Report(new BootStory(BootStage.Kernel, false)), Start, Limit);

        Assert.Null(BootProgress.Of(first, Report(new BootStory(BootStage.System, false, HasAddress: false)), Start.AddMinutes(5), Limit).Cause);
    }

    [Fact]
    public void What_the_console_says_is_told_at_once() =>
        Assert.Equal("boots the ramdisk: its kernel stopped", BootProgress.Of(null, Report(new BootStory(BootStage.Kernel, false, "its kernel stopped")), Start, Limit).Words);

    [Fact]
    public void A_firmware_that_begins_again_has_not_come_further_and_one_that_asks_for_an_address_has()
    {
        var over = BootProgress.Of(null, Report(NothingToBoot), Start, Limit);
        var again = BootProgress.Of(over, Report(new BootStory(BootStage.Firmware, true)), Start.AddSeconds(5), Limit);

        Assert.Equal(Start, BootProgress.Of(again, Report(NothingToBoot), Start.AddSeconds(9), Limit).OverSince);
        Assert.Null(BootProgress.Of(again, Report(new BootStory(BootStage.Dhcp, false)), Start.AddSeconds(9), Limit).OverSince);
    }

    [Fact]
    public void A_machine_that_is_switched_off_as_nothing_more_came_keeps_the_cause_until_it_is_on_again()
    {
        var over = BootProgress.Of(null, Report(NothingToBoot), Start, Limit);
        var off = BootProgress.Of(over, Report(null) with { Power = PowerState.Off }, Start.AddSeconds(30), Limit);
        off = BootProgress.Of(off, Report(null) with { Power = PowerState.Off }, Start.AddSeconds(32), Limit);

        Assert.Equal("is off: nothing to boot", off.Words);
        Assert.Null(BootProgress.Of(off, Report(new BootStory(BootStage.PowerOn, false)), Start.AddSeconds(40), Limit).OverSince);
    }

    [Fact]
    public void A_machine_that_is_off_is_off() =>
        Assert.Equal("is off", BootProgress.Of(null, Report(null) with { Power = PowerState.Off }, Start, Limit).Words);

    private static MachineReport Report(BootStory? story) => new("compute-0", MachineKind.Container, PowerState.On, 2, 3072, [], story);
}
