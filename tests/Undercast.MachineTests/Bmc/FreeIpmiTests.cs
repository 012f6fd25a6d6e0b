using Undercast.Bmc;

namespace Undercast.MachineTests.Bmc;

/// <summary>FreeIPMI's programs, with both cipher suites.</summary>
public sealed class FreeIpmiTests
{
    [Theory(Timeout = 120_000)]
    [InlineData("3")]
    [InlineData("17")]
    public async Task Ipmipower_powers_it_on_off_soft_cycles_resets_and_interrupts(string suite)
    {
        await using var bmc = await BmcClient.StartAsync();

        Assert.EndsWith(": off", await PowerAsync("--stat"), StringComparison.Ordinal);
        Assert.EndsWith(": ok", await PowerAsync("--on", "--wait-until-on"), StringComparison.Ordinal);
        Assert.EndsWith(": on", await PowerAsync("--stat"), StringComparison.Ordinal);
        foreach (var order in (string[])["--cycle", "--reset", "--pulse", "--soft"])
        {
            Assert.EndsWith(": ok", await PowerAsync(order), StringComparison.Ordinal);
        }

        Assert.Equal(3, bmc.Machine.Starts.Count);
        Assert.Equal(PowerState.Off, (await bmc.StateAsync()).Power);
        await PowerAsync("--on");
        Assert.EndsWith(": ok", await PowerAsync("--off", "--wait-until-off"), StringComparison.Ordinal);
        Assert.Equal(PowerState.Off, (await bmc.StateAsync()).Power);

        Task<string> PowerAsync(params string[] words) => bmc.FreeIpmiAsync("ipmipower", ["-I", suite, .. words]);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("bmc-info", "", "IPMI Version          : 2.0")]
    [InlineData("bmc-info", "--get-device-guid", "-")]
    [InlineData("ipmi-chassis", "--get-chassis-status", "System Power                        : on")]
    [InlineData("ipmi-chassis", "--chassis-control=POWER-CYCLE", "")]
    [InlineData("ipmi-chassis", "--chassis-identify=5", "")]
    [InlineData("ipmi-sensors", "--sdr-cache-recreate --quiet-cache", "Fake Temp")]
    [InlineData("ipmi-fru", "--sdr-cache-recreate --quiet-cache", "node-0")]
    [InlineData("ipmi-sel", "--info --quiet-cache --sdr-cache-recreate", "Number of log entries")]
    [InlineData("ipmi-raw", "0 0 1", "rcvd: 01 00 61")]
    [InlineData("ipmi-config", "--category=chassis --checkout --section=Chassis_Boot_Flags", "Boot_Device")]
    public async Task Freeipmi_is_answered(string program, string words, string answer)
    {
        await using var bmc = await BmcClient.StartAsync();
        await bmc.Machine.PowerAsync(PowerAction.On, TestContext.Current.CancellationToken);

        Assert.Contains(answer, await bmc.FreeIpmiAsync(program, words.Split(' ', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("PXE", BootTarget.Pxe)]
    [InlineData("HARD-DRIVE", BootTarget.Disk)]
    [InlineData("CD-DVD", BootTarget.Cd)]
    [InlineData("BIOS-SETUP", BootTarget.BiosSetup)]
    public async Task Ipmi_config_sets_a_boot_device_and_reads_it_back(string device, BootTarget target)
    {
        await using var bmc = await BmcClient.StartAsync();

        await bmc.FreeIpmiAsync("ipmi-config", "--category=chassis", "--commit", $"--key-pair=Chassis_Boot_Flags:Boot_Device={device}");

        Assert.Equal(target, (await bmc.StateAsync()).Target);
        Assert.Contains(device, await bmc.FreeIpmiAsync("ipmi-config", "--category=chassis", "--checkout", "--key-pair=Chassis_Boot_Flags:Boot_Device"), StringComparison.OrdinalIgnoreCase);
    }
}
