using Undercast.Bmc;

namespace Undercast.MachineTests.Bmc;

/// <summary>redfishtool, with Basic credentials and with sessions, and sushy, which Ironic uses.</summary>
public sealed class RedfishClientTests
{
    [Theory(Timeout = 120_000)]
    [InlineData("Basic")]
    [InlineData("Session")]
    public async Task Redfishtool_resets_it_and_sets_where_it_boots_from(string authentication)
    {
        await using var bmc = await BmcClient.StartAsync();

        await bmc.RedfishtoolAsync(authentication, "Systems", "-F", "reset", "On");
        Assert.Equal(PowerState.On, (await bmc.StateAsync()).Power);
        await bmc.RedfishtoolAsync(authentication, "Systems", "-F", "setBootOverride", "Once", "Pxe");
        Assert.Equal((PowerState.On, BootTarget.Pxe, BootOverride.Once), await bmc.StateAsync());
        await bmc.RedfishtoolAsync(authentication, "Systems", "-F", "setBootOverride", "Continuous", "Hdd");
        Assert.Equal((PowerState.On, BootTarget.Disk, BootOverride.Continuous), await bmc.StateAsync());
        foreach (var type in (string[])["ForceRestart", "GracefulRestart", "Nmi"])
        {
            await bmc.RedfishtoolAsync(authentication, "Systems", "-F", "reset", type);
        }

        Assert.Equal(3, bmc.Machine.Starts.Count);
        await bmc.RedfishtoolAsync(authentication, "Systems", "-F", "reset", "GracefulShutdown");
        Assert.Equal(PowerState.Off, (await bmc.StateAsync()).Power);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("root", "RedfishVersion")]
    [InlineData("versions", "/redfish/v1/")]
    [InlineData("odata", "@odata.context")]
    [InlineData("metadata", "edmx:Edmx")]
    [InlineData("Systems list", "Members@odata.count")]
    [InlineData("Systems -F get", "PowerState")]
    [InlineData("Systems -F EthernetInterfaces -a", "MACAddress")]
    [InlineData("Systems -F patch {\"IndicatorLED\":\"Lit\"}", "Lit")]
    [InlineData("Managers -F get", "ServiceEntryPointUUID")]
    [InlineData("Managers -F reset GracefulRestart", "")]
    [InlineData("Chassis -F get", "ChassisType")]
    [InlineData("Chassis -F Thermal", "ReadingCelsius")]
    [InlineData("Chassis -F Power", "PowerSupplies")]
    [InlineData("AccountService get", "MaxPasswordLength")]
    [InlineData("SessionService get", "SessionTimeout")]
    [InlineData("raw GET /redfish/v1/Systems?$expand=.", "node-0")]
    public async Task Redfishtool_is_answered(string words, string answer)
    {
        await using var bmc = await BmcClient.StartAsync();

        Assert.Contains(answer, await bmc.RedfishtoolAsync("Session", words.Split(' ')), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Sushy_does_with_it_what_Ironic_does()
    {
        await using var bmc = await BmcClient.StartAsync();

        var said = await bmc.PythonAsync("""
            import sys, sushy
            root = sushy.Sushy('https://' + sys.argv[2], 'admin', sys.argv[3], verify=False)
            system = root.get_system_collection().get_members()[0]
            def now():
                system.refresh(force=True)
                return system
            system.reset_system(sushy.RESET_TYPE_ON)
            assert now().power_state == sushy.SYSTEM_POWER_STATE_ON, system.power_state
            for target in sushy.BOOT_SOURCE_TARGET_PXE, sushy.BOOT_SOURCE_TARGET_HDD, sushy.BOOT_SOURCE_TARGET_CD, sushy.BOOT_SOURCE_TARGET_BIOS_SETUP:
                for enabled in sushy.BOOT_SOURCE_ENABLED_ONCE, sushy.BOOT_SOURCE_ENABLED_CONTINUOUS:
                    system.set_system_boot_options(target=target, enabled=enabled)
                    assert (now().boot.target, system.boot.enabled) == (target, enabled), (target, enabled)
            for mode in sushy.BOOT_SOURCE_MODE_UEFI, sushy.BOOT_SOURCE_MODE_BIOS, sushy.BOOT_SOURCE_MODE_UEFI:
                system.set_system_boot_options(mode=mode)
                assert now().boot.mode == mode, mode
            drive = system.managers[0].virtual_media.get_members()[0]
            drive.insert_media('http://192.0.2.1/boot.iso')
            drive.refresh(force=True)
            assert drive.inserted and drive.image == 'http://192.0.2.1/boot.iso'
            drive.eject_media()
            drive.refresh(force=True)
            assert not drive.inserted
            system.secure_boot.set_enabled(True)
            system.secure_boot.refresh(force=True)
            assert system.secure_boot.enabled
            assert system.memory_summary.size_gib == 2 and system.processors.summary.count == 2
            assert len(system.ethernet_interfaces.summary) == 1
            assert system.simple_storage.disks_sizes_bytes == system.storage.drives_sizes_bytes == [10 * 2 ** 30]
            assert system.chassis[0].thermal.temperatures[0].reading_celsius == 30
            for kind in sushy.RESET_TYPE_GRACEFUL_RESTART, sushy.RESET_TYPE_FORCE_RESTART, sushy.RESET_TYPE_NMI, sushy.RESET_TYPE_GRACEFUL_SHUTDOWN:
                system.reset_system(kind)
            assert now().power_state == sushy.SYSTEM_POWER_STATE_OFF
            system.managers[0].reset_manager(sushy.RESET_MANAGER_GRACEFUL_RESTART)
            print('all of it')
            """);

        Assert.Equal("all of it", said);
        Assert.Equal(3, bmc.Machine.Starts.Count);
    }
}
