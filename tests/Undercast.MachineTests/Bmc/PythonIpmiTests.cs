using Undercast.Bmc;

namespace Undercast.MachineTests.Bmc;

/// <summary>The IPMI libraries for Python: pyghmi with its own protocol code (it takes suite 17), pyipmi over ipmitool.</summary>
public sealed class PythonIpmiTests
{
    [Fact(Timeout = 120_000)]
    public async Task Pyghmi_powers_it_sets_where_it_boots_from_and_reads_sensors_and_inventory()
    {
        await using var bmc = await BmcClient.StartAsync();

        var said = await bmc.PythonAsync("""
            import sys
            from pyghmi.ipmi import command
            bmc = command.Command('127.0.0.1', 'admin', sys.argv[3], port=int(sys.argv[1]))
            assert bmc.get_power()['powerstate'] == 'off'
            assert bmc.set_power('on', wait=True)['powerstate'] == 'on'
            for device, told in ('network', 'network'), ('hd', 'hd'), ('optical', 'optical'), ('setup', 'setup'):
                for persistent in False, True:
                    for uefi in False, True:
                        bmc.set_bootdev(device, persist=persistent, uefiboot=uefi)
                        got = bmc.get_bootdev()
                        assert (got['bootdev'], got['persistent'], got['uefimode']) == (told, persistent, uefi), got
            assert [s.value for s in bmc.get_sensor_data() if s.name == 'Fake Temp'] == [30.0]
            assert dict(bmc.get_inventory())['System']['Product name'] == 'node-0'
            assert bmc.get_health()['health'] == 0
            assert bmc.set_power('reset')
            assert bmc.set_power('shutdown', wait=True)['powerstate'] == 'off'
            bmc.reset_bmc()
            print('all of it')
            """);

        Assert.Equal("all of it", said);
        Assert.Equal(PowerState.Off, (await bmc.StateAsync()).Power);
        Assert.Equal(2, bmc.Machine.Starts.Count);
    }

    /// <summary>Not its FRU reader: Debian 12's pyipmi 0.4.2 calls what Python 3.9 took away.</summary>
    [Fact(Timeout = 120_000)]
    public async Task Pyipmi_powers_it_and_reads_what_it_is()
    {
        await using var bmc = await BmcClient.StartAsync();

        var said = await bmc.PythonAsync("""
            import sys, pyipmi, pyipmi.interfaces
            bmc = pyipmi.create_connection(pyipmi.interfaces.create_interface('ipmitool', interface_type='lanplus'))
            bmc.session.set_session_type_rmcp('127.0.0.1', int(sys.argv[1]))
            bmc.session.set_auth_type_user('admin', sys.argv[3])
            bmc.session.establish()
            bmc.target = pyipmi.Target(0x20)
            bmc.chassis_control_power_up()
            assert bmc.get_chassis_status().power_on
            bmc.chassis_control_power_cycle()
            bmc.chassis_control_hard_reset()
            bmc.chassis_control_power_down()
            assert not bmc.get_chassis_status().power_on
            assert str(bmc.get_device_id().ipmi_version) == '2.0'
            names = [record.device_id_string for record in bmc.sdr_repository_entries() if hasattr(record, 'device_id_string')]
            assert any('Fake Temp' in str(name) for name in names), names
            print('all of it')
            """);

        Assert.Equal("all of it", said);
        Assert.Equal(3, bmc.Machine.Starts.Count);
    }
}
