using Undercast.Bmc;
using Undercast.Hosts;

namespace Undercast.MachineTests.Bmc;

/// <summary>ipmitool 1.8.19, each verb that Ironic and people use, with both cipher suites.</summary>
public sealed class IpmitoolTests
{
    public static TheoryData<string> Suites => ["3", "17"];

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Suites))]
    public async Task Ipmitool_powers_it_on_off_soft_cycles_resets_and_interrupts(string suite)
    {
        await using var bmc = await BmcClient.StartAsync();

        Assert.Equal("Chassis Power is off", await bmc.IpmitoolAsync(suite, "power", "status"));
        await bmc.IpmitoolAsync(suite, "power", "on");
        Assert.Equal("Chassis Power is on", await bmc.IpmitoolAsync(suite, "power", "status"));
        foreach (var order in (string[])["cycle", "reset", "diag"])
        {
            await bmc.IpmitoolAsync(suite, "power", order);
        }

        Assert.Equal(3, bmc.Machine.Starts.Count);
        await bmc.IpmitoolAsync(suite, "power", "soft");
        Assert.Equal(PowerState.Off, (await bmc.StateAsync()).Power);
        await bmc.IpmitoolAsync(suite, "power", "on");
        await bmc.IpmitoolAsync(suite, "power", "off");
        Assert.Equal(PowerState.Off, (await bmc.StateAsync()).Power);
        Assert.Contains("System Power         : off", await bmc.IpmitoolAsync(suite, "chassis", "status"), StringComparison.Ordinal);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("pxe", "Force PXE", BootTarget.Pxe)]
    [InlineData("disk", "Force Boot from default Hard-Drive", BootTarget.Disk)]
    [InlineData("safe", "Force Boot from default Hard-Drive, request Safe-Mode", BootTarget.SafeDisk)]
    [InlineData("cdrom", "Force Boot from CD/DVD", BootTarget.Cd)]
    [InlineData("bios", "Force Boot into BIOS Setup", BootTarget.BiosSetup)]
    [InlineData("floppy", "Force Boot from Floppy", BootTarget.Floppy)]
    public async Task Ipmitool_sets_a_boot_device_once_and_persistent_for_BIOS_and_UEFI_and_reads_it_back(string device, string told, BootTarget target)
    {
        await using var bmc = await BmcClient.StartAsync();
        foreach (var (options, when, firmware, how) in ((string, string, string, BootOverride)[])
            [
                ("", "only next boot", "legacy", BootOverride.Once), ("options=persistent", "all future boots", "legacy", BootOverride.Continuous),
                ("options=efiboot", "only next boot", "EFI boot", BootOverride.Once), ("options=persistent,efiboot", "all future boots", "EFI boot", BootOverride.Continuous),
            ])
        {
            await bmc.IpmitoolAsync("17", options.Length == 0 ? ["chassis", "bootdev", device] : ["chassis", "bootdev", device, options]);
            var read = await bmc.IpmitoolAsync("17", "chassis", "bootparam", "get", "5");
            Assert.Contains("Boot Device Selector : " + told, read, StringComparison.Ordinal);
            Assert.Contains(when, read, StringComparison.Ordinal);
            Assert.Contains(firmware, read, StringComparison.Ordinal);
            Assert.Equal((PowerState.Off, target, how), await bmc.StateAsync());
        }
    }

    [Theory(Timeout = 120_000)]
    [InlineData("mc info", "Manufacturer Name")]
    [InlineData("mc guid", "System GUID")]
    [InlineData("mc selftest", "Selftest: passed")]
    [InlineData("mc getenables", "System Event Logging")]
    [InlineData("mc reset warm", "")]
    [InlineData("mc reset cold", "")]
    [InlineData("sdr -v", "Sensor Reading        : 30")]
    [InlineData("sdr list all", "Fake Temp")]
    [InlineData("sensor list", "Fake Temp")]
    [InlineData("sensor get Power", "States Asserted")]
    [InlineData("fru print", "node-0")]
    [InlineData("sel info", "Entries          : 0")]
    [InlineData("sel list", "")]
    [InlineData("sel clear", "Clearing SEL")]
    [InlineData("user list 1", "ADMINISTRATOR")]
    [InlineData("channel info 1", "802.3 LAN")]
    [InlineData("channel getciphers ipmi 1", "17")]
    [InlineData("channel authcap 1 4", "IPMI v2.0")]
    [InlineData("session info active", "ADMINISTRATOR")]
    [InlineData("lan print 1", "Cipher Suites")]
    [InlineData("sol info 1", "Enabled                         : true")]
    [InlineData("chassis identify 5", "5 sec")]
    [InlineData("chassis selftest", "passed")]
    [InlineData("chassis restart_cause", "unknown")]
    [InlineData("chassis poh", null)]
    [InlineData("raw 0 1", "61 00")]
    [InlineData("raw 0 8 3 8", "")]
    public async Task Ipmitool_is_answered(string words, string? answer)
    {
        await using var bmc = await BmcClient.StartAsync();
        await bmc.IpmitoolAsync("17", "power", "on");
        if (answer is null)
        {
            // Not offered, and said so at once.
            var refused = await Assert.ThrowsAsync<CommandFailedException>(() => bmc.IpmitoolAsync("17", words.Split(' ')));
            Assert.Contains("Invalid command", refused.Error, StringComparison.Ordinal);
            return;
        }

        foreach (var suite in Suites)
        {
            Assert.Contains(answer, await bmc.IpmitoolAsync(suite, words.Split(' ')), StringComparison.Ordinal);
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData("admin", "wrong")]
    [InlineData("nobody", BmcClient.Password)]
    public async Task A_wrong_password_and_an_unknown_user_are_answered_and_not_waited_for(string user, string password)
    {
        await using var bmc = await BmcClient.StartAsync();
        var before = TimeProvider.System.GetTimestamp();

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => BmcClient.RunAsync(
            "ipmitool", "-I", "lanplus", "-H", "127.0.0.1", "-p", BmcClient.Port(bmc.Ipmi), "-U", user, "-P", password, "-R", "1", "-N", "5", "-v", "power", "status"));

        // Only an answer lets the client say which step failed; silence would be a time-out, and 25 seconds.
        Assert.Contains("RAKP", failure.Error + failure.Output, StringComparison.Ordinal);
        Assert.InRange(TimeProvider.System.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("8")]
    public async Task A_cipher_suite_that_is_too_weak_is_refused(string suite)
    {
        await using var bmc = await BmcClient.StartAsync();

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => bmc.IpmitoolAsync(suite, "power", "status"));

        Assert.Contains("no matching cipher suite", failure.Error + failure.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_session_opened_as_USER_cannot_power_off()
    {
        await using var bmc = await BmcClient.StartAsync();
        await bmc.IpmitoolAsync("17", "power", "on");

        await Assert.ThrowsAsync<CommandFailedException>(() => BmcClient.RunAsync(
            "ipmitool", "-I", "lanplus", "-H", "127.0.0.1", "-p", BmcClient.Port(bmc.Ipmi), "-U", "admin", "-E", "-L", "USER", "power", "off"));

        Assert.Equal(PowerState.On, (await bmc.StateAsync()).Power);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_machine_that_cannot_be_asked_is_busy_which_Ironic_tries_again()
    {
        await using var bmc = await BmcClient.StartAsync();
        bmc.Machine.Fault = new MachineUnreachableException("libvirtd is away");

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => bmc.IpmitoolAsync("17", "power", "status"));
        Assert.Contains("Node busy", failure.Error, StringComparison.Ordinal);
        // ipmitool says what is wrong, and ends with 0 all the same; Ironic sends this one raw, and sees it.
        var raw = await Assert.ThrowsAsync<CommandFailedException>(() => bmc.IpmitoolAsync("17", "raw", "0", "8", "5", "0xe0", "4", "0", "0", "0"));
        Assert.Contains("rsp=0xc0", raw.Error, StringComparison.Ordinal);
        bmc.Machine.Fault = null;
        Assert.Equal("Chassis Power is off", await bmc.IpmitoolAsync("17", "power", "status"));
    }
}
